import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runCommand, spawnCommand } from "#testing/command.ts";
import { commandHelp, generalHelp, nearest } from "./help.ts";

function aFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), "stoa-cli-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

test("help names every command, and each has its own", async () => {
  const general = await runCommand(["--help"]);
  expect(general).toMatchObject({ status: 0, stderr: "", stdout: `${generalHelp()}\n` });
  for (const name of ["import", "export", "backup", "restore", "user", "addresses", "recount", "doctor"]) {
    expect(general.stdout).toContain(`\n  ${name} `);
    expect(commandHelp(name)).toMatch(new RegExp(`^scripts/forum ${name}`));
  }
  expect(await runCommand(["backup", "--help"])).toMatchObject({ status: 0, stdout: `${commandHelp("backup")}\n` });
  expect(await runCommand(["help", "doctor"])).toMatchObject({ status: 0, stdout: `${commandHelp("doctor")}\n` });
  expect(await runCommand([])).toMatchObject({ status: 0, stdout: general.stdout });
});

test("as a program it ends with status 0, or with 1 and one sentence", async () => {
  expect(await spawnCommand(["--help"])).toEqual({ status: 0, stdout: `${generalHelp()}\n`, stderr: "" });
  const failed = await spawnCommand(["restore", "nothing.tar.gz"]);
  expect(failed).toMatchObject({ status: 1, stdout: "" });
  expect(failed.stderr).toMatch(/^[^\n]+nothing\.tar\.gz does not exist\.\n$/);
});

test("what a command makes is closed to other users, whatever the folder allows", async () => {
  const dir = aFolder();
  chmodSync(dir, 0o755);
  expect(await spawnCommand(["recount"], { DATA_DIR: dir })).toMatchObject({ status: 0 });
  expect(statSync(join(dir, "stoa.db")).mode & 0o777).toBe(0o600);
});

test("a mistyped command is answered with the one that was meant", async () => {
  const typed = await runCommand(["bakcup", "x"]);
  expect(typed).toEqual({ status: 1, stdout: "", stderr: 'There is no command "bakcup"; did you mean backup?\n' });
  expect(nearest("exprot", ["export", "import"])).toBe("export");
  expect(nearest("doc", ["doctor", "user"])).toBe("doctor");
  expect(nearest("frobnicate", ["doctor", "user"])).toBeNull();
  const strange = await runCommand(["toString"]);
  expect(strange.stderr).toBe('There is no command "toString"; scripts/forum --help lists the commands.\n');
});

test.each([
  ["a wrong option", ["doctor", "--quick"], {}, /^Unknown option '--quick'\. See --help\.$/],
  ["no file named", ["backup"], {}, /^backup needs the name of one file to write\.$/],
  ["two files named", ["restore", "a", "b"], {}, /^restore needs the name of one backup file\.$/],
  ["a wrong environment", ["backup", "x"], { PORT: "many" }, /^PORT should be a whole number from 0 to 65535\.$/],
  [
    "a forum that is not there",
    ["backup", "x"],
    {},
    /^DATA_DIR should be the folder of a forum, but .+ holds no stoa\.db\.$/,
  ],
  ["a file that is not there", ["restore", "nothing.tar.gz"], {}, /nothing\.tar\.gz does not exist\.$/],
  ["PostgreSQL", ["backup", "x"], { DATABASE_URL: "postgres://localhost/forum" }, /pg_dump/],
])("%s: one sentence and status 1", async (_, args, env, sentence) => {
  const ran = await runCommand(args, { DATA_DIR: join(aFolder(), "data"), ...env });
  expect(ran).toMatchObject({ status: 1, stdout: "" });
  expect(ran.stderr.trimEnd()).toMatch(sentence);
  expect(ran.stderr.trimEnd()).not.toContain("\n");
});

test("a data folder that is a file is named", async () => {
  const file = join(aFolder(), "data");
  writeFileSync(file, "");
  const ran = await runCommand(["export", "x"], { DATA_DIR: file });
  expect(ran).toMatchObject({ status: 1, stdout: "" });
  expect(ran.stderr).toMatch(/^DATA_DIR should be a folder that this user may write to, but .+ is not \(EEXIST\)\.\n$/);
});
