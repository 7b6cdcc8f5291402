/** Every form of every page, sent by each of the seven: done, or refused as it should be, and then nothing has changed. */
import { getTableName, is, Table } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pageActions } from "../../../src/app/actions.ts";
import * as schema from "../../../src/db/schema/index.ts";
import type { Forum } from "../../../src/forum/forum.ts";
import type { Actor } from "../../../src/forum/members/actor.ts";
import { isRefusal } from "../../../src/platform/refusal.ts";
import { InvalidInput } from "../../../src/web/action.ts";
import { routeMatcher } from "../../../src/web/routes.ts";
import { ownAccounts } from "./actions/accounts.ts";
import { admin, DANGEROUS } from "./actions/admin.ts";
import type { Fields } from "./actions/entry.ts";
import { moderation } from "./actions/moderation.ts";
import { threads } from "./actions/threads.ts";
import { ROLES, type Role } from "./people.ts";
import { makeWorld, visit, type World } from "./world.ts";

const ENTRIES = [...ownAccounts, ...threads, ...moderation, ...admin];
const tables = Object.values(schema).filter((each) => is(each, Table));
const match = routeMatcher(pageActions);

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world?.remove());

test("every form of every page is tried", () => {
  const there = pageActions.flatMap(({ page, actions }) => Object.keys(actions).map((name) => `${page} ${name}`));
  expect(there.length).toBeGreaterThan(70);
  const tried = new Set<string>(ENTRIES.map(([form]) => form));
  expect({ untried: there.filter((form) => !tried.has(form)) }).toEqual({ untried: [] });
  expect({ gone: [...tried].filter((form) => !there.includes(form)) }).toEqual({ gone: [] });
});

test.concurrent.each(ENTRIES.map((entry) => [entry[3] ? `${entry[0]}, ${entry[3]}` : entry[0], entry] as const))(
  "%s",
  async (_name, [form, expected, fields]) => {
    const answers: Record<string, string> = {};
    const tries = triesOf(form);
    for (const role of ROLES) answers[role] = await tries.by(role, fields(world, role));
    // In a session in which the password was given an hour ago.
    answers.later = await tries.by("administrator", fields(world, "administrator"), "otherSession");
    await tries.end();
    const later = DANGEROUS.includes(form) ? "confirm_password" : expected.administrator;
    expect(answers).toEqual({ ...expected, later });
  },
);

/** Sends one form by one after the other, each in a world in which nothing has happened yet. */
function triesOf(form: string) {
  let visited: Awaited<ReturnType<typeof visit>> | undefined;
  let before = "";
  async function end(): Promise<void> {
    await visited?.leave();
    visited = undefined;
  }
  return {
    end,
    /** @returns "done", "nothing" when nothing has changed by it, or the code of a refusal */
    async by(role: Role, fields: Fields, session?: "otherSession"): Promise<string> {
      visited ??= await visit(world);
      const { forum, actor } = visited;
      before ||= await everything(forum);
      const answer = await sent(forum, await actor(role, session), form, fields);
      const isChanged = before !== (await everything(forum));
      if (isChanged) await end();
      if (answer !== "done") return isChanged ? `${answer}, but something has changed` : answer;
      return isChanged ? "done" : "nothing";
    },
  };
}

async function sent(forum: Forum, actor: Actor, form: string, fields: Fields): Promise<string> {
  const [page = "", name = ""] = form.split(" ");
  const path = page.replace(/\[(\w+)\]/g, (_, part: string) => encodeURIComponent(String(fields[part])));
  const found = match(path);
  const typed = Object.entries(fields).map(([key, value]) => [key, typeof value === "number" ? String(value) : value]);
  const settings = await forum.settings();
  const request = { settings, address: "192.0.2.7", agent: "", locale: "en", cookie: () => undefined } as const;
  try {
    await found?.actions[name]?.run(forum, actor, { ...Object.fromEntries(typed), ...found.params }, request);
    return found ? "done" : `no page at ${path}`;
  } catch (error) {
    if (error instanceof InvalidInput) return `invalid: ${JSON.stringify(error.errors)}`;
    return isRefusal(error) ? error.code : `a bug: ${String(error)}`;
  }
}

/** All that is in the database, as one text. */
async function everything(forum: Forum): Promise<string> {
  const rows = tables.map(async (table) => [getTableName(table), await forum.db.select().from(table)]);
  return JSON.stringify(await Promise.all(rows));
}
