import { expect, test } from "vitest";
import { aForum } from "#testing/forum.ts";
import { putSettings } from "./changes.ts";

test("settings have defaults, and a change shows at once", async () => {
  const { forum } = await aForum();
  expect((await forum.settings()).siteName).toBe("Stoa");
  await forum.write((tx) => putSettings(tx, { siteName: "Werkstatt" }));
  expect((await forum.settings()).siteName).toBe("Werkstatt");
});

test("what throws inside a write leaves nothing behind", async () => {
  const { forum } = await aForum();
  const broken = forum.write(async (tx) => {
    await putSettings(tx, { siteName: "Half done" });
    await new Promise((resolve) => setTimeout(resolve, 5));
    throw new Error("stop");
  });
  const beside = forum.write((tx) => putSettings(tx, { siteDescription: "kept" }));
  await expect(broken).rejects.toThrow("stop");
  await beside;
  expect(await forum.settings()).toMatchObject({ siteName: "Stoa", siteDescription: "kept" });
});
