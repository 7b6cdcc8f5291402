/**
 * Pages and lists ask the same number of statements however much there is: nothing is queried in a loop. And none of
 * these statements reads a table of threads or posts from one end to the other.
 */
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test, vi } from "vitest";
import { dialect } from "#db/columns.ts";
import { aForum, newKey } from "#testing/forum.ts";
import { somebodyWrites } from "#testing/statements.ts";
import { categoryOverview } from "../categories/queries.ts";
import type { Actor } from "../members/actor.ts";
import { notificationsFor } from "../notifications/queries.ts";
import { putSettings } from "../settings/changes.ts";
import { limitsInput } from "../settings/input.ts";
import { listTags } from "../tags/queries.ts";
import { acceptAnswer } from "./accept.ts";
import { markHelpful } from "./helpful.ts";
import { postHistory } from "./history.ts";
import { countNew, type ListScope, listThreads } from "./lists.ts";
import { postsBy } from "./person-posts.ts";
import { postsOnPage, readThread, readUpTo } from "./queries.ts";
import { replyToThread } from "./reply.ts";
import { enqueueRendering } from "./rerender.ts";
import { startThread } from "./start.ts";

test("ten times the rows, the same number of statements", async () => {
  const compile = vi.spyOn(Database.prototype, "prepare");
  const { forum, member, category, dir } = await aForum();
  const people = await Promise.all(["ada", "ben", "cleo"].map((name) => member(name)));
  const [ada] = people as [Actor, Actor, Actor];
  const staff = await member("anna", { role: "staff" });
  const categoryId = await category("Help");
  const plenty = { count: 100_000, seconds: 60 };
  const limits = limitsInput.parse({ repliesByMember: plenty, threadsByMember: plenty });
  await forum.write((tx) => putSettings(tx, { limits }));
  let threadId = 0;

  async function grow(threads: number, replies: number): Promise<void> {
    for (let n = 0; n < threads; n++) {
      const author = people[n % 3] as Actor;
      const title = `Question number ${n}`;
      const tags = [`tag${n % 7}`, "all"];
      const path = await startThread(forum, author, { categoryId, title, body: "x @ada", tags, clientKey: newKey() });
      threadId = Number(path.split("/").at(-1));
      for (let r = 0; r < replies; r++) {
        const to = r % 3 === 2 ? 2 : null;
        await replyToThread(forum, people[r % 3] as Actor, { id: threadId, to, body: `y ${r}`, clientKey: newKey() });
      }
    }
    await forum.drain();
  }

  async function solveLast(): Promise<void> {
    const [, post] = await postsOnPage(forum, ada, threadId, 1);
    if (!post) throw new Error("no reply is there");
    const others = people.filter((person) => person.id !== post.author.id);
    await markHelpful(forum, others[0] as Actor, { postId: post.id, helpful: "yes" });
    await acceptAnswer(forum, staff, { id: threadId, postId: post.id });
  }

  const scopes: ListScope[] = [
    { kind: "latest" },
    { kind: "unanswered" },
    { kind: "unsolved" },
    { kind: "top", period: "all" },
    { kind: "category", categoryId },
    { kind: "tag", tagId: 1 },
    { kind: "person", userId: ada.id ?? 0 },
  ];
  const pages: Record<string, () => Promise<unknown>> = {
    thread: () => readThread(forum, ada, threadId),
    "to render again": () => enqueueRendering(forum),
    posts: () => postsOnPage(forum, ada, threadId, 1),
    "how far read": () => readUpTo(forum, ada, threadId),
    history: () => postHistory(forum, ada, 1),
    "posts of a person": () => postsBy(forum, ada, ada.id ?? 0, 1),
    "new since": () => countNew(forum, ada, { kind: "latest" }, 1),
    categories: () => categoryOverview(forum, ada),
    tags: () => listTags(forum, ada, { page: 1 }),
    notifications: () => notificationsFor(forum, ada, { page: 1 }),
    ...Object.fromEntries(
      scopes.map((scope) => [scope.kind, () => listThreads(forum, ada, scope, { page: 1, since: 1 })]),
    ),
  };
  async function statements(): Promise<Record<string, number>> {
    const counted: Record<string, number> = {};
    for (const [name, ask] of Object.entries(pages)) {
      // The first time fills what is kept for each version of the structure and the settings.
      await ask();
      await somebodyWrites(forum);
      const before = forum.store.statements;
      await ask();
      counted[name] = forum.store.statements - before;
    }
    return counted;
  }

  await grow(2, 0);
  await grow(1, 2);
  await solveLast();
  const few = await statements();
  await grow(18, 0);
  await grow(8, 1);
  await grow(1, 19);
  await solveLast();
  expect(await statements()).toEqual(few);
  expect(Math.max(...Object.values(few))).toBeLessThan(12);
  if (dialect === "sqlite") {
    const asked = new Set(compile.mock.calls.map(([statement]) => statement));
    expect(asked.size).toBeGreaterThan(30);
    expect(wholeTableReads(join(dir, "stoa.db"), asked)).toEqual([]);
  }
});

/** The statements for which SQLite would read all threads or all posts, each with how it would do it. */
function wholeTableReads(file: string, statements: Iterable<string>): string[] {
  const database = new Database(file, { readonly: true });
  const found = [...statements].filter(isQuery).flatMap((statement) => {
    const places = (statement.match(/\?/g) ?? []).map(() => 1);
    const steps = database.prepare<number[], { detail: string }>(`explain query plan ${statement}`).all(...places);
    return steps.filter(({ detail }) => /SCAN (threads|posts)\b/.test(detail)).map(({ detail }) => detail + statement);
  });
  database.close();
  return found;
}

const isQuery = (statement: string) => /^(with|select|update|delete)\b/i.test(statement);
