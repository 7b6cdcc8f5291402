import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditLog, events } from "#db/schema/index.ts";
import { aSite, create } from "#testing/site.ts";
import { somebodyWrites } from "#testing/statements.ts";
import { createGroup, deleteGroup } from "../../groups/commands.ts";
import { guest } from "../../members/actor.ts";
import { setRole } from "../../members/administration.ts";
import { decideInput } from "../../moderation/input.ts";
import { decideAbout } from "../../moderation/resolve.ts";
import { changeSettings } from "../commands.ts";
import { settingsForm } from "../input.ts";
import { logQuery } from "./input.ts";
import { auditExport, auditPage } from "./queries.ts";

const form = { siteName: "Werkstatt", siteDescription: "", language: "de", address: "sie", accent: "#ab2a2a" };
const DAY = 86_400_000;

async function aStory() {
  const site = await aSite();
  const { forum, admin, clock, member } = site;
  const lists = async (query: Record<string, string> = {}, actor = admin) =>
    (await auditPage(forum, actor, logQuery.parse(query), 1)).entries;
  return { ...site, clock, member, lists };
}

test("what administrators do stands in the log with who, what and when", async () => {
  const story = await aStory();
  const { forum, admin, clock, member, lists } = story;
  const mira = await member("mira");
  await create(story, "Routes");
  clock.pass(1000);
  await setRole(forum, admin, { userId: mira.id ?? 0, role: "staff" });
  clock.pass(1000);
  await changeSettings(forum, admin, settingsForm.parse(form));
  expect(await lists()).toMatchObject([
    {
      kind: "settings.changed",
      actor: { username: "root_admin" },
      createdAt: clock.now,
      data: { changes: { siteName: { from: "Stoa", to: "Werkstatt" }, language: { from: "en", to: "de" } } },
    },
    { kind: "member.role_changed", subject: "@mira", data: { from: "member", to: "staff" } },
    { kind: "category.created", subject: "Routes" },
  ]);
  // What was not changed is not said to have been.
  expect(Object.keys((await lists())[0]?.data.changes ?? {})).not.toContain("siteDescription");
});

test("the log outlives the events, and cannot be changed", async () => {
  const { forum, admin, lists } = await aStory();
  const id = await createGroup(forum, admin, { name: "Guides" });
  await deleteGroup(forum, admin, { id });
  await forum.write(async (tx) => {
    await tx.delete(events);
  });
  // Its row is gone, its name is not.
  expect(await lists()).toMatchObject([{ kind: "group.deleted", subject: "Guides" }, { kind: "group.created" }]);
  const changed = forum.write((tx) =>
    tx
      .update(auditLog)
      .set({ actorId: 7 })
      .then(() => undefined),
  );
  await expect(changed).rejects.toThrow();
  const deleted = forum.write((tx) =>
    tx
      .delete(auditLog)
      .where(eq(auditLog.subjectId, id))
      .then(() => undefined),
  );
  await expect(deleted).rejects.toThrow();
  expect(await lists()).toHaveLength(2);
});

test("it is narrowed down by person, area and days of the forum's time zone", async () => {
  const { forum, admin, clock, member, lists } = await aStory();
  const ben = await member("ben", { role: "administrator" });
  await createGroup(forum, admin, { name: "First" });
  clock.pass(DAY);
  await createGroup(forum, ben, { name: "Second" });
  await changeSettings(forum, ben, settingsForm.parse({ ...form, timeZone: "Europe/Berlin" }));
  // 3 March at noon, 4 March at noon: the clock of these stories starts on a Tuesday.
  const kinds = async (query: Record<string, string>) =>
    (await lists(query)).map(({ subject, kind }) => subject ?? kind);
  expect(await kinds({ who: "@Ben" })).toEqual(["settings.changed", "Second"]);
  expect(await kinds({ who: "nobody_here" })).toEqual([]);
  expect(await kinds({ who: "-" })).toEqual([]);
  expect(await kinds({ area: "groups" })).toEqual(["Second", "First"]);
  expect(await kinds({ to: "2026-03-03" })).toEqual(["First"]);
  expect(await kinds({ from: "2026-03-04", to: "2026-03-04" })).toEqual(["settings.changed", "Second"]);
  expect(await kinds({ from: "rubbish", area: "rubbish" })).toHaveLength(3);
  expect(await auditExport(forum, admin, logQuery.parse({ area: "groups" }))).toHaveLength(2);
});

test("decisions of moderators stand among them in the order of time", async () => {
  const { forum, admin, clock, member, lists } = await aStory();
  const sam = await member("sam");
  await createGroup(forum, admin, { name: "First" });
  clock.pass(1000);
  const silence = {
    target: "member",
    targetId: sam.id ?? 0,
    outcome: "silence",
    rule: "friendly",
    reason: "Shouts.",
  };
  await decideAbout(forum, admin, decideInput.parse({ ...silence, days: "7" }));
  clock.pass(1000);
  await createGroup(forum, admin, { name: "Second" });
  expect(await lists()).toMatchObject([
    { source: "act", subject: "Second" },
    { source: "decision", kind: "silence", subject: "@sam", reason: "Shouts.", actor: { username: "root_admin" } },
    { source: "act", subject: "First" },
  ]);
  expect(await lists({ area: "moderation" })).toHaveLength(1);
  expect(await lists({ area: "groups" })).toHaveLength(2);
});

test("the number of statements does not grow with the lines", async () => {
  const story = await aStory();
  const { forum, lists } = story;
  const cost = async () => {
    await somebodyWrites(forum);
    const before = forum.store.statements;
    await lists();
    return forum.store.statements - before;
  };
  await create(story, "One");
  await lists();
  const few = await cost();
  for (let i = 0; i < 12; i++) await create(story, `More ${i}`);
  expect(await cost()).toBe(few);
});

test("nobody but administrators reads it", async () => {
  const { lists, member } = await aStory();
  for (const [actor, code] of [
    [guest, "signed_out"],
    [await member("modesta", { role: "moderator" }), "not_allowed"],
  ] as const) {
    await expect(lists({}, actor)).rejects.toMatchObject({ code });
  }
});
