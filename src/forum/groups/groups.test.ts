import { readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { users } from "#db/schema/index.ts";
import { testData } from "#testing/data.ts";
import { aForum, type TestForum } from "#testing/forum.ts";
import { createCategory } from "../categories/commands.ts";
import { newCategoryInput } from "../categories/input.ts";
import { categoryOverview } from "../categories/queries.ts";
import { type Actor, actorOf, guest } from "../members/actor.ts";
import { addToGroup, createGroup, deleteGroup, removeFromGroup, renameGroup } from "./commands.ts";
import { addToGroupInput, newGroupInput } from "./input.ts";
import { listGroups, readGroup } from "./queries.ts";

async function aSite(): Promise<TestForum & { admin: Actor; mira: Actor }> {
  const story = await aForum();
  return { ...story, admin: await story.member("alma", { role: "administrator" }), mira: await story.member("mira") };
}

test("who is in a group sees its categories from the next request on, and not any more afterwards", async () => {
  const { forum, admin, mira } = await aSite();
  const id = await createGroup(forum, admin, { name: "Testers" });
  await createCategory(
    forum,
    admin,
    newCategoryInput.parse({ name: "Trial", kind: "discussions", see: "groups", seeGroups: [id] }),
  );
  const sees = async () => (await categoryOverview(forum, await actorOf(forum, mira.id ?? 0))).length;
  expect(await sees()).toBe(0);
  await addToGroup(forum, admin, addToGroupInput.parse({ id, username: " @MIRA " }));
  await addToGroup(forum, admin, { id, username: "mira" });
  expect(await sees()).toBe(1);
  expect(await listGroups(forum, admin)).toMatchObject([{ name: "Testers", members: 1 }]);
  expect(await readGroup(forum, admin, id, 1)).toMatchObject({
    members: [{ username: "mira" }],
    categories: [{ name: "Trial" }],
  });
  await expect(deleteGroup(forum, admin, { id })).rejects.toMatchObject({ code: "group_in_use" });
  await removeFromGroup(forum, admin, { id, userId: mira.id ?? 0 });
  expect(await sees()).toBe(0);
});

test("groups are renamed and deleted; names differ, and so must ids", async () => {
  const { forum, admin, mira } = await aSite();
  const id = await createGroup(forum, admin, { name: "Prüfer" });
  const other = await createGroup(forum, admin, { name: "Others" });
  await expect(createGroup(forum, admin, { name: "others" })).rejects.toMatchObject({ code: "group_name_taken" });
  await expect(renameGroup(forum, admin, { id, name: "OTHERS" })).rejects.toMatchObject({ field: "name" });
  await renameGroup(forum, admin, { id: other, name: "OTHERS" });
  await expect(addToGroup(forum, admin, { id, username: "nobody" })).rejects.toMatchObject({ code: "no_such_member" });
  await addToGroup(forum, admin, { id, username: "mira" });
  await deleteGroup(forum, admin, { id });
  expect(await readGroup(forum, admin, id, 1)).toBeNull();
  for (const act of [
    () => renameGroup(forum, admin, { id, name: "x" }),
    () => deleteGroup(forum, admin, { id }),
    () => addToGroup(forum, admin, { id, username: "mira" }),
    () => removeFromGroup(forum, admin, { id, userId: mira.id ?? 0 }),
  ]) {
    await expect(act()).rejects.toMatchObject({ code: "not_found" });
  }
});

test("nobody but administrators sees or changes groups", async () => {
  const { forum, admin, mira, member, clock } = await aSite();
  const id = await createGroup(forum, admin, { name: "Testers" });
  const sam = await member("sam", { role: "administrator" });
  await forum.write(async (tx) => {
    await tx
      .update(users)
      .set({ suspendedUntil: clock.now + 1000 })
      .where(eq(users.username, "sam"));
  });
  const refused: [Actor, string][] = [
    [guest, "signed_out"],
    [mira, "not_allowed"],
    [await member("modesta", { role: "moderator" }), "not_allowed"],
    [await actorOf(forum, sam.id ?? 0), "suspended"],
  ];
  for (const [actor, code] of refused) {
    for (const act of [
      () => createGroup(forum, actor, { name: "x" }),
      () => renameGroup(forum, actor, { id, name: "x" }),
      () => deleteGroup(forum, actor, { id }),
      () => addToGroup(forum, actor, { id, username: "mira" }),
      () => removeFromGroup(forum, actor, { id, userId: 1 }),
      () => listGroups(forum, actor),
      () => readGroup(forum, actor, id, 1),
    ]) {
      await expect(act()).rejects.toMatchObject({ code });
    }
  }
});

const naughty = testData("suites/blns/blns.json");

test.skipIf(!naughty)("whatever is typed as a name is refused with words or kept as text", async () => {
  const { forum, admin } = await aSite();
  let kept = 0;
  for (const typed of (JSON.parse(readFileSync(naughty ?? "", "utf8")) as string[]).slice(0, 120)) {
    const parsed = newGroupInput.safeParse({ name: typed });
    if (!parsed.success) continue;
    const made = await createGroup(forum, admin, parsed.data).catch((error: { code?: string }) => error.code);
    expect(typeof made === "number" || made === "group_name_taken", typed).toBe(true);
    if (typeof made === "number") kept += 1;
    const id = (await listGroups(forum, admin))[0]?.id ?? 0;
    const username = addToGroupInput.safeParse({ id, username: typed });
    if (username.success)
      await expect(addToGroup(forum, admin, username.data)).rejects.toMatchObject({ code: "no_such_member" });
  }
  expect(kept).toBeGreaterThan(40);
});
