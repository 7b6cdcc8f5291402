import { count, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { caseReports, cases, decisions, posts } from "#db/schema/index.ts";
import { aModeratedForum } from "#testing/moderation.ts";
import { actorOf, guest } from "../members/actor.ts";
import { postHistory } from "../threads/history.ts";
import { postsOnPage } from "../threads/queries.ts";
import { editHidden } from "./hidden.ts";

const MINUTE = 60_000;

describe("flags", () => {
  test("about one post are one case, and each person has one", async () => {
    const { forum, ada, moderator, settled, flags, reply, openCaseOf } = await aModeratedForum();
    const cora = await settled("Cora");
    await Promise.all([flags(ada, reply, "off_topic"), flags(cora, reply, "illegal", "It calls for arson.")]);
    await expect(flags(ada, reply, "spam")).rejects.toMatchObject({ code: "flagged_before" });
    const all = await forum.db.select().from(cases);
    expect(all).toHaveLength(1);
    expect(await openCaseOf(reply)).toMatchObject({ kind: "illegal", reportCount: 2, target: "post" });
    await expect(
      flags(
        await actorOf(forum, (await forum.db.select().from(posts).where(eq(posts.id, reply)))[0]?.authorId ?? 0),
        reply,
      ),
    ).rejects.toMatchObject({ code: "flag_own" });
    await expect(flags(guest, reply)).rejects.toMatchObject({ code: "signed_out" });
    expect(moderator.id).not.toBeNull();
  });

  test("of enough settled accounts hide a post; its author may change it once, and it stands again", async () => {
    const { forum, clock, ada, bert, moderator, member, settled, flags, reply, post, thread } = await aModeratedForum();
    const [cora, dan, young] = [await settled("Cora"), await settled("Dan"), await member("Young")];
    await flags(young, reply);
    await flags(ada, reply);
    await flags(cora, reply);
    expect(await post(reply)).toMatchObject({ deletedAt: null, withheld: null });
    await flags(dan, reply, "inappropriate");
    expect(await post(reply)).toMatchObject({ withheld: "hidden" });
    const seenBy = async (actor: typeof ada) => (await postsOnPage(forum, actor, thread, 1)).map(({ html }) => html);
    expect((await seenBy(ada))[1]).toBe("");
    expect((await seenBy(bert))[1]).toContain("Throw it away");
    const edited = { postId: reply, revision: 1, body: "Please have it looked at." };
    await expect(editHidden(forum, ada, edited)).rejects.toMatchObject({ code: "not_found" });
    await editHidden(forum, bert, edited);
    expect(await post(reply)).toMatchObject({ deletedAt: null, withheld: null, body: "Please have it looked at." });
    const versions = async (actor: typeof ada) => (await postHistory(forum, actor, reply))?.versions;
    for (const actor of [guest, ada, bert])
      expect((await versions(actor))?.[0]).toMatchObject({ hidden: true, body: "" });
    expect((await versions(moderator))?.[0]).toMatchObject({ body: "Throw it away." });
    // Flags for the former version do not hide this one.
    await flags(await settled("Eve"), reply);
    expect(await post(reply)).toMatchObject({ deletedAt: null });
    const kinds = await forum.db.select({ kind: caseReports.kind }).from(caseReports);
    expect(kinds.map(({ kind }) => kind)).toContain("edited");
    for (const name of ["Fay", "Gus"]) await flags(await settled(name), reply);
    expect(await post(reply)).toMatchObject({ withheld: "hidden" });
    const again = { ...edited, revision: 2, body: "Please!" };
    await expect(editHidden(forum, bert, again)).rejects.toMatchObject({ code: "edited_once" });
    clock.pass(MINUTE);
  });

  test("a flood of them is one case and one decision; what a moderator keeps is not hidden again by numbers", async () => {
    const { forum, moderator, settled, flags, reply, post, decides } = await aModeratedForum();
    const people = await Promise.all(Array.from({ length: 20 }, (_, i) => settled(`Crowd${i}`)));
    const flood = await Promise.allSettled(people.slice(0, 12).map((each) => flags(each, reply)));
    // From the third on it is not there any more.
    expect(flood.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    const [{ n } = { n: 0 }] = await forum.db.select({ n: count() }).from(cases);
    expect(n).toBe(1);
    const hidden = await forum.db.select().from(decisions).where(eq(decisions.kind, "hide_flagged"));
    expect(hidden).toHaveLength(1);
    await decides(moderator, reply, "keep");
    expect(await post(reply)).toMatchObject({ deletedAt: null, withheld: null });
    for (const each of people.slice(12)) await flags(each, reply);
    expect(await post(reply)).toMatchObject({ deletedAt: null });
  });
});
