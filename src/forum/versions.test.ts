import { expect, test } from "vitest";
import { aForum } from "#testing/forum.ts";
import { bumpVersion, type VersionKey, versionOf, versionsOf } from "./versions.ts";

test("versions grow together, however many there are", async () => {
  const { forum } = await aForum();
  const keys = Array.from({ length: 40 }, (_, n): VersionKey => `tag:${n}`);
  await forum.write((tx) => bumpVersion(tx, ...keys));
  await forum.write((tx) => bumpVersion(tx, "lists", ...keys));
  expect([...(await versionsOf(forum.db, keys)).values()]).toEqual(keys.map(() => 2));
  expect(await versionOf(forum.db, "lists")).toBe(1);
});
