import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { users } from "#db/schema/index.ts";
import { aForum } from "#testing/forum.ts";
import { type Device, isKnownOn, knownOn, readDevice, writeDevice } from "./devices.ts";
import { idOf } from "./policy.ts";

const NOBODY: Device = new Map();

async function withAnna() {
  const { forum, member } = await aForum();
  const anna = { id: idOf(await member("anna", { passwordHash: "a hash" })), passwordHash: "a hash" };
  return { forum, member, anna };
}

test("a device names the accounts that signed in on it, the latest last, eight at most", async () => {
  const { forum, member, anna } = await withAnna();
  let device = await knownOn(forum, NOBODY, anna.id);
  const others = [];
  for (let n = 2; n < 10; n += 1) others.push(idOf(await member(`person_${n}`)));
  for (const id of [...others.slice(0, 2), anna.id, ...others.slice(2)]) device = await knownOn(forum, device, id);
  expect([...device.keys()]).toEqual([others[1], anna.id, ...others.slice(2)]);
  expect(readDevice(writeDevice(device))).toEqual(device);
  expect(isKnownOn(forum, device, anna)).toBe(true);
});

test("what somebody else wrote or changed makes no account known", async () => {
  const { forum, anna } = await withAnna();
  const cookie = writeDevice(await knownOn(forum, NOBODY, anna.id));
  const [, mark = ""] = cookie.split("~");
  const wrong = `${mark[0] === "A" ? "B" : "A"}${mark.slice(1)}`;
  for (const value of [undefined, "", "a.b.c", `${anna.id}~`, `${anna.id}~${wrong}`, `${cookie}x`, cookie.slice(1)]) {
    expect(isKnownOn(forum, readDevice(value), anna), String(value)).toBe(false);
  }
  expect(isKnownOn(forum, readDevice(`${anna.id + 1}~${mark}`), { ...anna, id: anna.id + 1 })).toBe(false);
  expect(isKnownOn({ ...forum, secret: "another secret" }, readDevice(cookie), anna)).toBe(false);
});

test("a new password makes every browser a strange one", async () => {
  const { forum, anna } = await withAnna();
  const device = await knownOn(forum, NOBODY, anna.id);
  await forum.write(async (tx) => {
    await tx.update(users).set({ passwordHash: "another hash" }).where(eq(users.id, anna.id));
  });
  expect(isKnownOn(forum, device, { ...anna, passwordHash: "another hash" })).toBe(false);
  expect(isKnownOn(forum, await knownOn(forum, device, anna.id), { ...anna, passwordHash: "another hash" })).toBe(true);
});
