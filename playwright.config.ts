import { defineConfig } from "@playwright/test";
import { chromiumLaunchOptions } from "./src/testing/chromium.ts";

const launchOptions = await chromiumLaunchOptions();

/** Stories about what scripts add, and pages that are the same without them. */
const WITH_SCRIPTS_ONLY = ["pages", "scripts", "hostile", "quick-open", "weight"].map((name) => `**/${name}.spec.ts`);

/** Every story runs in a browser with and without JavaScript; each starts the servers it needs itself. */
export default defineConfig({
  testDir: "tests/browser",
  outputDir: "test-results",
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: process.env.STOA_REPORT ? [["line"], ["json", { outputFile: process.env.STOA_REPORT }]] : [["list"]],
  use: {
    browserName: "chromium",
    launchOptions,
    actionTimeout: 15_000,
    locale: "en-US",
    timezoneId: "UTC",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
  },
  projects: [
    { name: "js", use: { javaScriptEnabled: true } },
    { name: "nojs", testIgnore: WITH_SCRIPTS_ONLY, use: { javaScriptEnabled: false } },
  ],
});
