/** Members who reply to one thread over HTTP, as fast as the server takes it, and remember what was acknowledged. */
import { randomUUID } from "node:crypto";
import { createCategory } from "#forum/categories/commands.ts";
import { newCategoryInput } from "#forum/categories/input.ts";
import { type Forum, openForum } from "#forum/forum.ts";
import { actorOf } from "#forum/members/actor.ts";
import { insertMember } from "#forum/members/changes.ts";
import { startSession } from "#forum/members/sessions.ts";
import { putSettings } from "#forum/settings/changes.ts";
import { limitsInput } from "#forum/settings/input.ts";
import { preventionInput } from "#forum/settings/prevention.ts";
import { startThreadInput } from "#forum/threads/input.ts";
import { startThread } from "#forum/threads/start.ts";
import { authSecret } from "#platform/boot.ts";
import { readConfig } from "#platform/config.ts";
import { cookieCodec } from "#web/session-cookie.ts";
import type { Site } from "../browser/support/server.ts";

/** The forum of a site, beside its server. */
export async function forumOf(site: Site): Promise<Forum> {
  const config = readConfig({ DATA_DIR: site.dataDir, SITE_URL: site.url });
  return openForum({ config, secret: authSecret(config), runJobs: false });
}

export interface Writers {
  threadPath: string;
  cookies: string[];
}

/** A thread, and members whom no limit holds up. */
export async function writersIn(forum: Forum, howMany: number): Promise<Writers> {
  const now = forum.now();
  const unlimited = Object.fromEntries(
    Object.keys(limitsInput.shape).map((name) => [name, { count: 1_000_000, seconds: 1 }]),
  );
  const member = (username: string, more = {}) =>
    forum.write((tx) =>
      insertMember(tx, { username, email: `${username}@example.org`, emailConfirmedAt: now, createdAt: now, ...more }),
    );
  // The same few words again and again, as no person writes them: from regulars.
  const prevention = preventionInput.parse({ regularDays: 0, regularPosts: 0, regularPostDays: 0 });
  await forum.write((tx) => putSettings(tx, { limits: limitsInput.parse(unlimited), prevention }));
  const admin = await actorOf(forum, await member("ada", { role: "administrator" }));
  const categoryId = await createCategory(
    forum,
    admin,
    newCategoryInput.parse({ name: "Everything", kind: "discussions" }),
  );
  const draft = { categoryId, title: "Count with me", body: "One.", tags: "", clientKey: randomUUID() };
  const threadPath = await startThread(forum, admin, startThreadInput.parse(draft));
  const codec = cookieCodec(forum);
  const cookies: string[] = [];
  for (let n = 0; n < howMany; n++) {
    const userId = await member(`writer${n}`);
    const secret = await forum.write((tx) =>
      startSession(tx, userId, { address: "127.0.0.1", agent: "test" }, forum.now()),
    );
    cookies.push((await codec.write(secret, userId)).split(";")[0] ?? "");
  }
  return { threadPath, cookies };
}

/**
 * Each writer posts one reply after the other until the server is gone or `total` were sent.
 * @returns the bodies that were acknowledged with 303, and every other status seen
 */
export async function replies(
  site: Site,
  { threadPath, cookies }: Writers,
  total: number,
  onReply: (done: number) => void,
) {
  const acknowledged: string[] = [];
  const others: number[] = [];
  let sent = 0;
  await Promise.all(
    cookies.map(async (cookie) => {
      while (sent < total) {
        const body = `Reply ${++sent} of ${randomUUID()}`;
        const form = new URLSearchParams({ do: "reply", to: "", body, clientKey: randomUUID() });
        const headers = { cookie, origin: site.url };
        const response = await fetch(site.url + threadPath, {
          method: "POST",
          body: form,
          headers,
          redirect: "manual",
        }).catch(() => null);
        if (!response) return;
        await response.arrayBuffer().catch(() => undefined);
        if (response.status === 303) onReply(acknowledged.push(body));
        else others.push(response.status);
      }
    }),
  );
  return { acknowledged, others };
}
