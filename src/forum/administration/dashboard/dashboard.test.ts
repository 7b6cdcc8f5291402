import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { backupName } from "#platform/backups.ts";
import { aModeratedForum } from "#testing/moderation.ts";
import { aSite, create } from "#testing/site.ts";
import { DAY_MS } from "../../days.ts";
import { changeSettings } from "../commands.ts";
import { settingsForm } from "../input.ts";
import { setUpSteps, whatNeedsMe } from "./queries.ts";

async function withBackup(dir: string, at: number): Promise<void> {
  await mkdir(join(dir, "backups"), { recursive: true });
  await writeFile(join(dir, "backups", backupName(at)), "x");
}

test("what failed, what is refused and what is old is said; a forum that is well says nothing", async () => {
  const { forum, admin, clock, dir } = await aSite();
  const kinds = async () => (await whatNeedsMe(forum, admin)).map(({ kind }) => kind);
  const backups = forum.config.databaseUrl === undefined;
  expect(await kinds()).toEqual(backups ? ["noBackup"] : []);
  await withBackup(dir, clock.now);
  expect(await kinds()).toEqual([]);
  await forum.write((tx) => forum.enqueue(tx, "no.such.job", {}));
  await forum.drain();
  expect(await whatNeedsMe(forum, admin)).toEqual([{ kind: "jobsFailed", grave: true, count: 1 }]);
  clock.pass(9 * DAY_MS);
  expect(await kinds()).toEqual(["jobsFailed", ...(backups ? ["backupOld"] : [])]);
});

test("open cases are among it, with the age of the oldest", async () => {
  const { forum, flags, bert, opening, member, clock, dir } = await aModeratedForum();
  const admin = await member("root_admin", { role: "administrator" });
  await withBackup(dir, clock.now);
  await flags(bert, opening);
  expect(await whatNeedsMe(forum, admin)).toEqual([{ kind: "cases", grave: false, count: 1, oldest: clock.now }]);
});

test("steps of the set-up are done when what they ask for is there", async () => {
  const story = await aSite({ SITE_URL: "http://localhost:3000" });
  const { forum, admin } = story;
  const open = async () => (await setUpSteps(forum, admin)).flatMap(({ step, done }) => (done ? [] : [step]));
  const backup = forum.config.databaseUrl === undefined ? ["backup"] : [];
  expect(await open()).toEqual(["name", "description", "category", "imprint", "privacy", "address", "mail", ...backup]);
  await create(story, "Routes");
  const words = {
    siteName: "Werkstatt",
    siteDescription: "Rollers.",
    imprintLink: "/pages/imprint",
    accent: "#ab2a2a",
  };
  await changeSettings(forum, admin, settingsForm.parse({ ...words, language: "de", address: "sie" }));
  expect(await open()).toEqual(["privacy", "address", "mail", ...backup]);
});
