/** One forum that is made once and copied: open, for staff and for a group, with something of everybody's in it. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { settings } from "../../../src/db/schema/index.ts";
import { type Forum, openForum } from "../../../src/forum/forum.ts";
import { type Actor, actorOfSession, guest } from "../../../src/forum/members/actor.ts";
import { limitsInput } from "../../../src/forum/settings/input.ts";
import { readConfig } from "../../../src/platform/config.ts";
import { openStore } from "../../../src/platform/store.ts";
import { cookieCodec } from "../../../src/web/session-cookie.ts";
import type { Role } from "./people.ts";
import { type Furniture, furnish } from "./world/furnish.ts";

/** A file that may be downloaded. */
export const BACKUP = "stoa-2026-03-03T10-00-00Z.tar.gz";
export const SECRET = "a secret that only tests know, and everybody";
const HOUR_MS = 3_600_000;
const ROOT = resolve(import.meta.dirname, "../../..");

export interface World extends Furniture {
  /** Holds the forum's data; nothing has it open. */
  dir: string;
  /** The name of a mail in the outbox. */
  mail: string;
  /** What a browser of each sends; "" for the guest's. */
  cookies: Readonly<Record<Role | "insider", string>>;
  remove(): void;
}

export async function makeWorld(): Promise<World> {
  const dir = mkdtempSync(join(tmpdir(), "stoa-rights-"));
  const store = await openStore({ file: join(dir, "stoa.db") });
  await store.migrate(join(ROOT, "drizzle"));
  await store.close();
  let ago = HOUR_MS;
  const forum = await openIn(dir, () => Date.now() - ago);
  const often = Object.fromEntries(
    Object.keys(limitsInput.shape).map((name) => [name, { count: 1_000_000, seconds: 60 }]),
  );
  const trusting = { holdAt: 0, hideAllAt: 0, newPostsADay: 0 };
  await forum.write((tx) =>
    tx.insert(settings).values([
      { key: "limits", value: often },
      { key: "prevention", value: trusting },
    ]),
  );
  const furniture = await furnish(forum);
  // People hear of decisions after a while.
  ago = HOUR_MS / 2;
  await forum.drain();
  mkdirSync(join(dir, "backups"));
  writeFileSync(join(dir, "backups", BACKUP), "");
  const codec = cookieCodec(forum);
  const cookies: Record<string, string> = { guest: "" };
  for (const [role, { userId, session }] of Object.entries(furniture.accounts)) {
    cookies[role] = (await codec.write(session, userId)).split(";")[0] ?? "";
  }
  await forum.close();
  const remove = () => rmSync(dir, { recursive: true, force: true });
  const [mail = ""] = readdirSync(join(dir, "outbox"));
  return { ...furniture, dir, mail, cookies: cookies as World["cookies"], remove };
}

/** A copy of the world with a forum on it, for as long as nothing has changed in it. */
export async function visit(world: World) {
  const dir = mkdtempSync(join(tmpdir(), "stoa-rights-"));
  cpSync(world.dir, dir, { recursive: true });
  const forum = await openIn(dir);
  return {
    forum,
    /** Asked anew, as at every request. `session`: the one in which the password was given lately, or another one. */
    async actor(role: Role, session: "sessionId" | "otherSession" = "sessionId"): Promise<Actor> {
      if (role === "guest") return guest;
      const actor = await actorOfSession(forum, world.accounts[role][session]);
      if (!actor) throw new Error(`${role} has no session`);
      return actor;
    },
    async leave() {
      await forum.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function openIn(dir: string, now: () => number = Date.now): Promise<Forum> {
  const config = readConfig({ SITE_URL: "http://forum.example.org", DATA_DIR: dir });
  return openForum({ config, secret: SECRET, runJobs: false, now });
}
