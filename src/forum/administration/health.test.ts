import { statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { jobs } from "#db/schema/index.ts";
import { aSite } from "#testing/site.ts";
import { guest } from "../members/actor.ts";
import { siteHealth } from "./health.ts";

test("administrators see how much the database takes, what the disk has left, and which mails were refused", async () => {
  const { forum, admin } = await aSite();
  const before = await siteHealth(forum, admin);
  const { dialect } = forum.store;
  expect(before.database).toMatchObject({ dialect, writesFail: false, version: expect.stringMatching(/^\d+\.\d+/) });
  expect(before.database.bytes).toBeGreaterThan(10_000);
  if (dialect === "sqlite") {
    expect(before.database.bytes).toBe(statSync(join(forum.config.dataDir, "stoa.db")).size);
  }
  expect(before.disk.free).toBeGreaterThan(0);
  expect(before.versions).toEqual({ stoa: expect.stringMatching(/^\d+\.\d+\.\d+/), node: process.versions.node });
  const mail = { name: "notify.mail", payload: {}, createdAt: 1, runAt: Number.MAX_SAFE_INTEGER };
  await forum.write(async (tx) => {
    await tx.insert(jobs).values([
      { ...mail, state: "failed", attempts: 8 },
      { ...mail, state: "waiting", attempts: 1 },
      { ...mail, state: "waiting", attempts: 0 },
    ]);
  });
  const { mail: seen } = await siteHealth(forum, admin);
  expect(seen).toMatchObject({ host: null, refused: 1, waiting: 1 });
  await expect(siteHealth(forum, guest)).rejects.toThrow();
});
