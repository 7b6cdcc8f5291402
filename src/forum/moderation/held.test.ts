import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { events, jobs, posts } from "#db/schema/index.ts";
import { newKey } from "#testing/forum.ts";
import { aModeratedForum } from "#testing/moderation.ts";
import { guest } from "../members/actor.ts";
import type { Judge } from "../threads/gate.ts";
import { postHistory } from "../threads/history.ts";
import { postPlace } from "../threads/place.ts";
import { postsOnPage, readThread } from "../threads/queries.ts";
import { deletePost } from "../threads/remove.ts";
import { replyToThread } from "../threads/reply.ts";
import { startThread } from "../threads/start.ts";
import { editHidden } from "./hidden.ts";
import { undoDecision } from "./undo.ts";

const MINUTE = 60_000;

describe("what is held", () => {
  const holds: Judge = async (_forum, _actor, { body }) =>
    body.includes("casino") ? { hold: true, findings: [{ kind: "held", text: "first posts" }] } : null;

  test("is there for nobody until it is approved, and then as if just posted", async () => {
    const { forum, clock, ada, bert, moderator, thread, told, later, decides, mails } = await aModeratedForum({
      judges: [holds],
    });
    const sent = (await mails()).length;
    const words = { id: thread, to: null, body: "The casino is fine, @Ada.", clientKey: newKey() };
    const path = await replyToThread(forum, bert, words);
    const postId = Number(/^\/p\/(\d+)\/withheld$/.exec(path)?.[1]);
    expect(await replyToThread(forum, bert, words)).toBe(path);
    await later();
    expect(await told(ada)).toEqual(["answer from Bert"]);
    for (const actor of [guest, ada, bert]) expect(await postPlace(forum, actor, { postId })).toBe("none");
    expect((await postsOnPage(forum, ada, thread, 1)).map(({ number }) => number)).toEqual([1, 2]);
    await replyToThread(forum, ada, { id: thread, to: null, body: "In between.", clientKey: newKey() });
    clock.pass(MINUTE);
    await decides(moderator, postId, "approve");
    await later();
    const [released] = await forum.db.select().from(posts).where(eq(posts.id, postId));
    expect(released).toMatchObject({ number: 4, createdAt: clock.now, deletedAt: null, withheld: null });
    expect(await told(ada)).toEqual(["mention from Bert", "answer from Bert"]);
    expect((await mails()).length).toBe(sent + 1);
  });

  test("and published with another text is not read in the history of the post, nor is the title it had", async () => {
    const { forum, bert, moderator, second, reply, flags, ada, category, decides } = await aModeratedForum({
      judges: [holds],
    });
    const draft = { categoryId: await category("Wishes"), tags: [], clientKey: newKey() };
    const path = await startThread(forum, bert, { ...draft, title: "Come to the casino", body: "A casino!" });
    const postId = Number(/^\/p\/(\d+)\/withheld$/.exec(path)?.[1]);
    const first = async (actor: typeof ada, id: number) => (await postHistory(forum, actor, id))?.versions[0];
    await decides(moderator, postId, "edit", { title: "Come to the park", body: "A park!" });
    await flags(ada, reply, "other", "It names somebody's street.");
    const edited = await decides(moderator, reply, "edit", { body: "Throw something away." });
    for (const actor of [guest, ada, bert]) {
      expect(await first(actor, postId)).toMatchObject({ hidden: true, title: null, body: "" });
      expect(await first(actor, reply)).toMatchObject({ hidden: true, body: "" });
    }
    expect(await first(second, postId)).toMatchObject({ title: "Come to the casino", body: "A casino!" });
    // What is public again by undoing is what the post says now.
    await undoDecision(forum, second, { decisionId: edited, reason: "" });
    expect((await postHistory(forum, guest, reply))?.versions.at(-1)).toMatchObject({ body: "Throw it away." });
  });

  test("is what a hidden post becomes whose author changes it for the worse", async () => {
    const { forum, ada, bert, moderator, flags, reply, decides, post, openCaseOf } = await aModeratedForum({
      judges: [holds],
    });
    await flags(ada, reply);
    await decides(moderator, reply, "hide");
    await editHidden(forum, bert, { postId: reply, revision: 1, body: "Come to my casino." });
    expect(await post(reply)).toMatchObject({ withheld: "hidden", body: "Come to my casino." });
    expect(await openCaseOf(reply)).toMatchObject({ kind: "held", reportCount: 2 });
  });

  test("as a thread has no address for others, and is never gone", async () => {
    const { forum, ada, bert, moderator, category, later, decides, threadRow } = await aModeratedForum({
      judges: [holds],
    });
    const place = await category("Wishes");
    const draft = {
      categoryId: place,
      title: "A casino for all",
      body: "A casino!",
      tags: ["dice"],
      clientKey: newKey(),
    };
    const path = await startThread(forum, bert, draft);
    const postId = Number(/^\/p\/(\d+)\/withheld$/.exec(path)?.[1]);
    const [post] = await forum.db.select().from(posts).where(eq(posts.id, postId));
    const id = post?.threadId ?? 0;
    for (const actor of [guest, ada]) expect(await readThread(forum, actor, id)).toBe("none");
    expect(await postPlace(forum, guest, { postId })).toBe("none");
    await expect(deletePost(forum, ada, { postId, reason: "" })).rejects.toMatchObject({ code: "not_found" });
    const decisionId = await decides(moderator, postId, "delete", { rule: "no_spam" });
    expect(await readThread(forum, guest, id)).toBe("none");
    await undoDecision(forum, moderator, { decisionId, reason: "" });
    expect(await threadRow(id)).toMatchObject({ withheld: "held" });
    await decides(moderator, postId, "approve");
    await later();
    expect(await readThread(forum, guest, id)).toMatchObject({ title: "A casino for all", tags: [{ name: "dice" }] });
    const started = await forum.db.select().from(events).where(eq(events.kind, "thread.started"));
    expect(started.map(({ subjectId }) => subjectId)).toContain(id);
    expect(await forum.db.select().from(jobs).where(eq(jobs.state, "failed"))).toEqual([]);
  });
});
