import { defineConfig } from "@playwright/test";
import { chromiumLaunchOptions } from "./src/testing/chromium.ts";

const launchOptions = await chromiumLaunchOptions();

/** Every story runs in a browser with and without JavaScript; each starts the servers it needs itself. */
export default defineConfig({
  testDir: "tests/browser",
  outputDir: "test-results",
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
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
    { name: "nojs", use: { javaScriptEnabled: false } },
  ],
});
