import { expect, test } from "vitest";
import { aForum } from "#testing/forum.ts";
import { putSettings } from "./changes.ts";
import { settingsInput } from "./input.ts";

test("settings have defaults, and a change shows at once", async () => {
  const { forum } = await aForum();
  expect((await forum.settings()).siteName).toBe("Stoa");
  await forum.write((tx) => putSettings(tx, { siteName: "Werkstatt" }));
  expect((await forum.settings()).siteName).toBe("Werkstatt");
});

test("a forum that speaks German stands in its time zone until somebody chooses another", async () => {
  const { forum } = await aForum();
  expect((await forum.settings()).timeZone).toBe("UTC");
  await forum.write((tx) => putSettings(tx, { language: "de" }));
  expect((await forum.settings()).timeZone).toBe("Europe/Berlin");
  await forum.write((tx) => putSettings(tx, { timeZone: "Europe/Zurich" }));
  expect((await forum.settings()).timeZone).toBe("Europe/Zurich");
});

test("the company's own pages have an address with https, or stand on this host", () => {
  const taken = (imprintLink: string) => settingsInput.safeParse({ imprintLink }).success;
  for (const address of ["", "/imprint", "https://example.com/legal?lang=de"]) expect(taken(address)).toBe(true);
  for (const address of ["//example.com", "/\\example.com", "http://example.com", "javascript:alert(1)", "example.com"])
    expect(taken(address)).toBe(false);
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
