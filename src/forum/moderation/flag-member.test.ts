import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { legalNotices, users } from "#db/schema/index.ts";
import { aModeratedForum } from "#testing/moderation.ts";
import { type Actor, actorOf } from "../members/actor.ts";
import { caseView } from "./case/queries.ts";
import { flagMember } from "./flag-member.ts";
import { handOverCase } from "./hand-over.ts";
import { flagMemberInput } from "./input.ts";
import { NOTICE_WAIT_MS } from "./notices.ts";
import { EVERYTHING, listCases } from "./queue/queries.ts";
import { noticesFor, ownReports } from "./record/queries.ts";

async function aForumOfPeople() {
  const place = await aModeratedForum();
  return {
    ...place,
    flag: (actor: Actor, username: string, kind = "spam", text = "") =>
      flagMember(place.forum, actor, flagMemberInput.parse({ username, kind, text })),
    limits: async (actor: Actor) => {
      const [row] = await place.forum.db
        .select({ suspended: users.suspendedUntil, silenced: users.silencedUntil })
        .from(users)
        .where(eq(users.id, actor.id ?? 0));
      return { suspended: row?.suspended != null, silenced: row?.silenced != null };
    },
  };
}

test("what several say about a person is one case, each is heard once, and nobody flags themselves", async () => {
  const { forum, ada, bert, moderator, settled, flag, openCaseOf } = await aForumOfPeople();
  const cora = await settled("Cora");
  await flag(ada, "bert");
  await flag(cora, "Bert", "illegal", "He sells stolen bicycles.");
  await expect(flag(ada, "Bert", "other", "Again.")).rejects.toMatchObject({ code: "flagged_before" });
  await expect(flag(bert, "BERT")).rejects.toMatchObject({ code: "flag_yourself" });
  await expect(flag(ada, "nobody")).rejects.toMatchObject({ code: "not_found" });
  const row = await openCaseOf(bert.id ?? 0);
  expect(row).toMatchObject({ target: "member", kind: "illegal", reportCount: 2, userId: bert.id });
  const found = await caseView(forum, moderator, row.id);
  expect(found?.outcomes.map(({ outcome }) => outcome)).toEqual(["keep", "silence", "suspend", "mark_as_spam"]);
  expect(found?.reports.map(({ by }) => by?.displayName)).toEqual(["Ada", "Cora"]);
  const [notice] = await forum.db.select().from(legalNotices);
  expect(notice).toMatchObject({ caseId: row.id, address: "https://forum.example.org/u/Bert" });
});

test.each([
  ["keep", { suspended: false, silenced: false }, "kept"],
  ["silence", { suspended: false, silenced: true }, "acted"],
  ["suspend", { suspended: true, silenced: false }, "acted"],
  ["mark_as_spam", { suspended: true, silenced: false }, "acted"],
])("%s: done, and who flagged hears what became of it", async (outcome, after, heard) => {
  const { forum, clock, ada, bert, moderator, flag, decides, limits, reply, post } = await aForumOfPeople();
  await flag(ada, "Bert");
  await decides(moderator, bert.id ?? 0, outcome);
  expect(await limits(bert)).toEqual(after);
  clock.pass(NOTICE_WAIT_MS);
  await forum.drain();
  expect((await post(reply)).withheld).toBe(outcome === "mark_as_spam" ? "spam" : null);
  expect((await noticesFor(forum, ada)).map(({ kind }) => kind)).toEqual(["report"]);
  expect(await ownReports(forum, ada)).toMatchObject([{ kind: "spam", outcome: heard }]);
  const told = await noticesFor(forum, await actorOf(forum, bert.id ?? 0));
  expect(told.map(({ kind }) => kind)).toEqual(outcome === "keep" ? [] : ["decision"]);
});

test("moderators can be flagged; they do not learn by whom, and others decide", async () => {
  const { forum, ada, moderator, second, member, flag, decides, openCaseOf, limits } = await aForumOfPeople();
  const admin = await member("root", { role: "administrator" });
  await flag(ada, "Mo", "inappropriate");
  const row = await openCaseOf(moderator.id ?? 0);
  const own = await caseView(forum, moderator, row.id);
  expect(own?.reports.map(({ by }) => by)).toEqual([null]);
  expect(new Set(own?.outcomes.map(({ verdict }) => verdict))).toEqual(new Set(["own_case"]));
  await expect(decides(moderator, moderator.id ?? 0, "keep")).rejects.toMatchObject({ code: "own_case" });
  await expect(decides(second, moderator.id ?? 0, "suspend")).rejects.toMatchObject({ code: "for_administrators" });
  await handOverCase(forum, second, { caseId: row.id, version: row.version, to: null, reason: "He is one of us." });
  expect((await listCases(forum, second, EVERYTHING, 1))?.total).toBe(0);
  await decides(admin, moderator.id ?? 0, "silence");
  expect(await limits(moderator)).toEqual({ suspended: false, silenced: true });
});
