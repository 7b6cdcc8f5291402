import { expect, test } from "vitest";
import { aForum } from "#testing/forum.ts";
import { openForum } from "./forum.ts";
import { bumpVersion, type VersionKey, versionOf, versionsOf } from "./versions.ts";

test("versions grow together, however many there are", async () => {
  const { forum } = await aForum();
  const keys = Array.from({ length: 40 }, (_, n): VersionKey => `tag:${n}`);
  await forum.write((tx) => bumpVersion(tx, ...keys));
  await forum.write((tx) => bumpVersion(tx, "lists", ...keys));
  expect([...(await versionsOf(forum.db, keys)).values()]).toEqual(keys.map(() => 2));
  expect(await versionOf(forum.store, "lists")).toBe(1);
});

test("what was read of a version does not outlive a change, whoever makes it", async () => {
  const { forum } = await aForum();
  expect(await versionOf(forum.store, "site")).toBe(await versionOf(forum.store, "site"));
  const before = await versionOf(forum.store, "site");
  await forum.write((tx) => bumpVersion(tx, "site"));
  expect(await versionOf(forum.store, "site")).toBe(before + 1);
  const other = await openForum({ config: forum.config, secret: forum.secret, runJobs: false });
  await other.write((tx) => bumpVersion(tx, "site"));
  await other.close();
  expect(await versionOf(forum.store, "site")).toBe(before + 2);
});
