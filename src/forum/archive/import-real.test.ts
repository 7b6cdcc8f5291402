import { and, count, eq, isNotNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { helpfulMarks, posts, redirects, threads, threadTags } from "#db/schema/index.ts";
import { testData } from "#testing/data.ts";
import { aForum } from "#testing/forum.ts";
import { findOldAddress } from "./old-addresses.ts";
import { discourseSource } from "./readers/discourse.ts";
import { stackExchangeSource } from "./readers/stackexchange.ts";
import { bring, counted } from "./testing/bring.ts";

const quantum = testData("forums/se_quantumcomputing");
const beer = testData("forums/se_beer-meta");
const conlang = testData("forums/se_conlang-meta");
const topics = testData("forums/discourse-topics");

test.skipIf(!quantum)(
  "a real Stack Exchange dump leaves its questions, answers, comments, tags and people",
  { timeout: 180_000 },
  async () => {
    const { forum } = await aForum();
    const { report, stored } = await bring(forum, await stackExchangeSource(quantum ?? "", "quantum"), "quantum");
    expect(report.reasons()).toEqual([]);
    expect(stored).toMatchObject({ users: 3461, threads: 612, posts: 612 + 1060 + 3413 });
    const accepted = await forum.db.select({ n: count() }).from(threads).where(isNotNull(threads.acceptedPostId));
    expect(accepted[0]?.n).toBe(389);
    const tagged = await forum.db.selectDistinct({ id: threadTags.threadId }).from(threadTags);
    expect(tagged).toHaveLength(612);
    const [question] = await forum.db.select().from(threads).where(eq(threads.id, 1));
    expect(question?.title).toContain("Turing");
    expect(await findOldAddress(forum, "/questions/1/what-ever/18")).toEqual({ kind: "thread", targetId: 1 });
    expect(await findOldAddress(forum, "/questions/tagged/q%23")).toMatchObject({ kind: "tag" });
    const [answer] = await forum.db
      .select()
      .from(posts)
      .where(eq(posts.id, question?.acceptedPostId ?? 0));
    expect(await findOldAddress(forum, "/a/18")).toEqual({ kind: "post", targetId: answer?.id });
  },
);

test.skipIf(!beer || !conlang)(
  "two dumps whose ids both start at 1 live in one forum",
  { timeout: 120_000 },
  async () => {
    const { forum } = await aForum();
    await bring(forum, await stackExchangeSource(beer ?? "", "beer"), "beer");
    const { report } = await bring(forum, await stackExchangeSource(conlang ?? "", "conlang"), "conlang");
    expect(await counted(forum, threads)).toBe(94 + 54);
    expect(report.reasons()).toContain("Posts.xml:3 the address /questions/1 belongs to the source beer already");
    const [first] = await forum.db.select().from(redirects).where(eq(redirects.path, "/q/1"));
    expect(first).toMatchObject({ targetId: 1, source: "beer" });
    const again = await bring(forum, await stackExchangeSource(beer ?? "", "beer"), "beer");
    expect(again.report.reasons()).toEqual([]);
    expect(Object.values(again.stored).every((n) => n === 0)).toBe(true);
  },
);

test.skipIf(!topics)(
  "real Discourse topics keep their ids and numbers in an empty forum",
  { timeout: 120_000 },
  async () => {
    const { forum } = await aForum();
    const { report, stored } = await bring(forum, await discourseSource(topics ?? ""), "urho");
    expect(report.reasons()).toEqual([]);
    // Three people had names that do not fit here.
    expect(stored).toMatchObject({ threads: 297, posts: 2402, redirects: 3 });
    const [row] = await forum.db
      .select({ number: posts.number, id: posts.id })
      .from(posts)
      .where(and(eq(posts.threadId, 104), eq(posts.number, 2)));
    expect(row?.id).toBe(468);
    const marks = await forum.db.select({ n: count() }).from(helpfulMarks);
    expect(marks[0]?.n).toBe(0);
  },
);
