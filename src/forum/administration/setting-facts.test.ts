import { expect, test } from "vitest";
import { aSite } from "#testing/site.ts";
import { changeSettings } from "./commands.ts";
import { resetSettingInput, settingsForm } from "./input.ts";
import { resetSetting, settingFacts } from "./setting-facts.ts";

const form = { siteName: "Werkstatt", language: "de", address: "sie", accent: "#0b6e5f", registrationOpen: "on" };

test("a setting tells who set it, and what it would be by itself", async () => {
  const { forum, admin, clock } = await aSite();
  await changeSettings(forum, admin, settingsForm.parse({ ...form, timeZone: "Europe/Zurich" }));
  const of = await settingFacts(forum, admin);
  const byAdmin = { by: "root_admin", at: clock.now };
  expect(of("siteName")).toEqual({ standard: "Stoa", isStandard: false, changed: byAdmin });
  // What the form sent as it was is nobody's choice.
  expect(of("accent")).toEqual({ standard: "#0b6e5f", isStandard: true, changed: null });
  // A forum that speaks German would stand in Berlin.
  expect(of("timeZone")).toMatchObject({ standard: "Europe/Berlin", isStandard: false });
});

test("back to the default, and nothing else with it", async () => {
  const { forum, admin } = await aSite();
  await changeSettings(forum, admin, settingsForm.parse({ ...form, siteDescription: "Rollers." }));
  await resetSetting(forum, admin, resetSettingInput.parse({ key: "siteName" }));
  expect(await forum.settings()).toMatchObject({ siteName: "Stoa", siteDescription: "Rollers.", language: "de" });
  expect((await settingFacts(forum, admin))("siteName")).toMatchObject({ isStandard: true, changed: null });
  expect(resetSettingInput.safeParse({ key: "limits" }).success).toBe(false);
});
