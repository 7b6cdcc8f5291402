/** What the server says when it cannot start, and that it starts where it can. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import Database from "better-sqlite3";
import { afterAll, expect, test } from "vitest";
import { startSite } from "../browser/support/server.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "stoa-start-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the server until it ends by itself. */
async function refusal(env: Record<string, string>): Promise<{ status: number | null; said: string }> {
  const all: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    DATA_DIR: join(folder, "data"),
    PORT: "0",
    ...env,
  };
  const server = spawn(process.execPath, [...process.execArgv, "src/server.ts"], { cwd: ROOT, env: all });
  let said = "";
  server.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const late = setTimeout(() => server.kill("SIGKILL"), 15_000);
  const status = await new Promise<number | null>((done) => server.once("exit", done));
  clearTimeout(late);
  return { status, said };
}

test.each([
  ["PORT", "eighty"],
  ["PORT", "70000"],
  ["SITE_URL", "forum.example.com"],
  ["SITE_URL", "https://forum.example.com/forum"],
  ["DATABASE_URL", "mysql://db.example.com/stoa"],
  ["AUTH_SECRET", "short"],
  ["SMTP_URL", "mail.example.com"],
  ["MAIL_FROM", "nobody"],
  ["OIDC_ISSUER", "https://login.example.com"],
  ["TRUSTED_PROXIES", "proxy.example.com"],
  ["TRUSTED_PROXIES", "10.0.0.0/99"],
  ["HOST", "nowhere.invalid"],
  ["DATABASE_URL", "postgres://127.0.0.1:1/nothing"],
])("a wrong %s (%s) is named, and nothing starts", async (name, value) => {
  const { status, said } = await refusal({ [name]: value });
  expect(status).toBe(1);
  expect(said).toMatch(new RegExp(`^${name}\\b.*should.*\\n$`));
  expect(said.trim().split("\n")).toHaveLength(1);
});

test("a data folder that is a file is named", async () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  const { status, said } = await refusal({ DATA_DIR: join(file, "data") });
  expect(status).toBe(1);
  expect(said).toMatch(/^DATA_DIR should be a folder/);
});

// Not even root makes folders there, and on Linux Node tries for ever in the second one.
test.each(["/sys/stoa", "/proc/stoa/data"])("a data folder that cannot be made is named: %s", async (dataDir) => {
  const { status, said } = await refusal({ DATA_DIR: dataDir });
  expect(status).toBe(1);
  expect(said).toMatch(/^DATA_DIR should be a folder/);
});

test("a database that a newer program has written stays as it is", async () => {
  const first = await startSite();
  await first.end("SIGTERM");
  const database = new Database(join(first.dataDir, "stoa.db"));
  database.prepare("INSERT INTO migrations (name, applied_at) VALUES ('9999_from_the_future', 0)").run();
  database.close();
  const { status, said } = await refusal({ DATA_DIR: first.dataDir });
  expect(status).toBe(1);
  expect(said).toMatch(/newer version of Stoa/);
  await first.stop();
});

test("a damaged database is told in one sentence", async () => {
  const dataDir = join(folder, "damaged");
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, "stoa.db"), Buffer.alloc(20_000, 0x5a));
  const { status, said } = await refusal({ DATA_DIR: dataDir });
  expect({ status, said }).toEqual({ status: 1, said: "The database in DATA_DIR is damaged; restore a backup.\n" });
});

test("a port in use is named", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((done) => other.once("listening", done));
  const address = other.address();
  const port = typeof address === "object" ? String(address?.port) : "";
  const { status, said } = await refusal({ PORT: port });
  other.close();
  expect(status).toBe(1);
  expect(said).toMatch(/^PORT should be free/);
});

test("two servers that start together on one empty folder both serve", async () => {
  const dataDir = join(folder, "both");
  const sites = await Promise.all([startSite({ dataDir }), startSite({ dataDir })]);
  for (const site of sites) expect((await fetch(`${site.url}/api/health`)).status).toBe(200);
  await sites[0].end("SIGTERM");
  await sites[1].stop();
});

test("SIGTERM ends it cleanly, and everything is kept in one folder", async () => {
  const site = await startSite();
  expect((await fetch(`${site.url}/`)).status).toBe(200);
  expect(await site.end("SIGTERM")).toBe(0);
  expect(existsSync(join(site.dataDir, "stoa.db"))).toBe(true);
  const again = await startSite({ dataDir: site.dataDir });
  expect((await fetch(`${again.url}/api/health`)).status).toBe(200);
  expect(await again.end("SIGINT")).toBe(0);
  await again.stop();
});
