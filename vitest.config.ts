import { defineConfig } from "vitest/config";

/**
 * Stories on a database run twice, on SQLite and on PostgreSQL. A test that needs no database is named
 * `*.unit.test.ts` and runs once, as the tests about the code itself do. Tests in `tests/server` start the built
 * server and look at it from outside.
 */
const unit = ["src/**/*.unit.test.{ts,tsx}", "tests/architecture/**/*.test.ts"];
const stories = { include: ["src/**/*.test.{ts,tsx}"], exclude: unit };

export default defineConfig({
  test: {
    // A crash in a binding then ends one file, not the run.
    pool: "forks",
    execArgv: ["--import", new URL("scripts/lib/quick-imports.ts", import.meta.url).href],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "unit", include: unit, setupFiles: ["src/testing/on-sqlite.ts"] } },
      { extends: true, test: { name: "sqlite", ...stories, setupFiles: ["src/testing/on-sqlite.ts"] } },
      {
        extends: true,
        test: {
          name: "server",
          include: ["tests/server/**/*.test.ts"],
          setupFiles: ["src/testing/on-sqlite.ts"],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "postgres",
          ...stories,
          globalSetup: ["src/testing/postgres-for-run.ts"],
          setupFiles: ["src/testing/on-postgres.ts"],
        },
      },
    ],
  },
});
