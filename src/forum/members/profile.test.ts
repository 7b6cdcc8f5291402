import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { formerUsernames, users } from "#db/schema/index.ts";
import { aForum } from "#testing/forum.ts";
import { suspendMember } from "../moderation/accounts.ts";
import { versionsOf } from "../versions.ts";
import { actorOf, guest } from "./actor.ts";
import { MAX_BIO_CHARS, profileInput } from "./input.ts";
import { usernameKey } from "./names.ts";
import { idOf } from "./policy.ts";
import { readProfile, updateProfile } from "./profile.ts";

const form = { displayName: "Anna W.", bio: "Hello", locale: "", view: "threaded" };

test("a profile is found by its name; other spellings, look-alikes and former names lead to it", async () => {
  const { forum, member } = await aForum();
  const anna = await member("Anna");
  await forum.write(async (tx) => {
    await tx.insert(formerUsernames).values({ usernameKey: usernameKey("hannah"), userId: idOf(anna) });
  });
  expect(await readProfile(forum, "Anna")).toMatchObject({ kind: "found", profile: { username: "Anna" } });
  for (const name of ["anna", "ANNA", "Аnna", "Hannah"]) {
    expect(await readProfile(forum, name), name).toEqual({ kind: "moved", username: "Anna" });
  }
  for (const name of ["", "nobody", "%", "an", "Anna ", "x".repeat(5_000), "\ud800", "Anna.json"]) {
    expect(await readProfile(forum, name), name).toEqual({ kind: "none" });
  }
});

test("a profile says nothing that is private", async () => {
  const { forum, member } = await aForum();
  const anna = await member("anna", { passwordHash: "hash" });
  const text = JSON.stringify(await readProfile(forum, "anna"));
  expect(text).not.toMatch(/example\.org|hash|email|seenAt|suspended/i);
  expect(anna.id).toBe(1);
});

test("a deleted account is gone", async () => {
  const { forum, member, clock } = await aForum();
  const anna = await member("anna");
  await forum.write(async (tx) => {
    await tx
      .update(users)
      .set({ deletedAt: clock.now })
      .where(eq(users.id, idOf(anna)));
  });
  expect(await readProfile(forum, "ANNA")).toEqual({ kind: "gone" });
});

test("one's own profile changes, and only what others see grows versions", async () => {
  const { forum, member } = await aForum();
  const anna = await member("anna");
  const version = async () => (await versionsOf(forum.db, ["user:1"])).get("user:1");
  await updateProfile(forum, anna, profileInput.parse(form));
  expect(await version()).toBe(1);
  await updateProfile(forum, anna, profileInput.parse({ ...form, locale: "de", view: "flat" }));
  expect(await version()).toBe(1);
  expect(await actorOf(forum, 1)).toMatchObject({ displayName: "Anna W.", locale: "de", flatView: true });
  await updateProfile(forum, anna, profileInput.parse({ ...form, displayName: " \u200b " }));
  expect(await actorOf(forum, 1)).toMatchObject({ displayName: "anna" });
});

test("guests and suspended members change no profile", async () => {
  const { forum, member } = await aForum();
  const ada = await member("ada", { role: "administrator" });
  const bob = await member("bob");
  await suspendMember(forum, ada, { userId: idOf(bob), days: 1, reason: "x" });
  const suspended = await actorOf(forum, idOf(bob));
  await expect(updateProfile(forum, suspended, profileInput.parse(form))).rejects.toThrow("suspended");
  await expect(updateProfile(forum, guest, profileInput.parse(form))).rejects.toThrow("signed_out");
});

test("what does not fit a profile is refused at the door", () => {
  expect(profileInput.safeParse({ ...form, bio: "x".repeat(MAX_BIO_CHARS + 1) }).success).toBe(false);
  expect(profileInput.safeParse({ ...form, locale: "fr" }).success).toBe(false);
  expect(profileInput.safeParse({ ...form, displayName: "x".repeat(61) }).success).toBe(false);
  const title = { ...form, title: "Boss", team: "Boss", role: "administrator" };
  expect(Object.keys(profileInput.parse(title)).sort()).toEqual(["bio", "displayName", "locale", "view"]);
});
