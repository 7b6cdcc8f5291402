import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  watch,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import Database from "better-sqlite3";
import { expect, onTestFinished, test, vi } from "vitest";
import { dialect } from "#db/columns.ts";
import { insertMember } from "#forum/members/changes.ts";
import { environmentOf, runCommand, spawnCommand } from "#testing/command.ts";
import { aForum } from "#testing/forum.ts";

function aFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), "stoa-backup-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

function usernames(dataDir: string): string[] {
  const database = new Database(join(dataDir, "stoa.db"), { readonly: true });
  const rows = database.prepare<[], { username: string }>("SELECT username FROM users ORDER BY id").all();
  database.close();
  return rows.map((row) => row.username);
}

if (dialect === "sqlite") {
  test("everything comes back, of one moment, though others went on writing", { timeout: 60_000 }, async () => {
    const { forum, dir, member } = await aForum();
    await member("before");
    mkdirSync(join(dir, "uploads/ab"), { recursive: true });
    writeFileSync(join(dir, "uploads/ab/Bild Größe.png"), "picture");
    writeFileSync(join(dir, "auth-secret"), "s".repeat(64), { mode: 0o600 });
    writeFileSync(join(dir, "search.db"), "can be made again");
    let writing = true;
    const writer = (async () => {
      for (let n = 1; writing; n++) {
        await forum.write(async (tx) => {
          for (const side of ["left", "right"]) {
            await insertMember(tx, { username: `${side}${n}`, bio: "x".repeat(5_000), createdAt: forum.now() });
          }
        });
        // SQLite answers at once: without this nothing else here would ever have its turn.
        await setImmediate();
      }
    })();
    const file = join(aFolder(), "forum.tar.gz");
    const ran = await spawnCommand(["backup", file], environmentOf(forum));
    writing = false;
    await writer;
    expect(ran).toMatchObject({ status: 0, stderr: "" });
    expect(ran.stdout).toMatch(/^Wrote .+forum\.tar\.gz \([\d.]+ MB\)/);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readdirSync(dir).filter((name) => name.startsWith("backup-"))).toEqual([]);

    const target = join(aFolder(), "data");
    const restored = await runCommand(["restore", file], { DATA_DIR: target });
    expect(restored).toMatchObject({ status: 0, stderr: "" });
    const names = usernames(target);
    expect(names[0]).toBe("before");
    const left = names.filter((name) => name.startsWith("left")).length;
    expect(left).toBeGreaterThan(0);
    expect(names).toHaveLength(1 + 2 * left);
    expect(readFileSync(join(target, "uploads/ab/Bild Größe.png"), "utf8")).toBe("picture");
    expect(readFileSync(join(target, "auth-secret"), "utf8")).toBe("s".repeat(64));
    expect(statSync(join(target, "auth-secret")).mode & 0o777).toBe(0o600);
    expect(existsSync(join(target, "search.db"))).toBe(false);
    expect(readdirSync(target).filter((name) => /restore/.test(name))).toEqual([]);
  });

  test.runIf(process.getuid?.() === 0)("what root restores belongs to the owner of the folder", async () => {
    const { forum, dir } = await aForum();
    const target = aFolder();
    const file = join(aFolder(), "backup.tar.gz");
    mkdirSync(join(dir, "uploads"));
    writeFileSync(join(dir, "uploads/a.png"), "picture");
    await runCommand(["backup", file], environmentOf(forum));
    chownSync(target, 4321, 4321);
    writeFileSync(join(target, "note"), "from before");
    const doctor = await runCommand(["doctor"], { DATA_DIR: target });
    expect(doctor.stdout).toMatch(/fail DATA_DIR belongs to the user with the id 4321, but note to root; run: chown/);
    await runCommand(["restore", file], { DATA_DIR: target });
    const [aside = ""] = readdirSync(target).filter((name) => name.startsWith("before-restore-"));
    const owners = ["stoa.db", "uploads", "uploads/a.png", aside].map((name) => statSync(join(target, name)).uid);
    expect(owners).toEqual([4321, 4321, 4321, 4321]);
  });

  test("the copy is made beside the target, also below DATA_DIR, and is no part of the backup", async () => {
    const { forum, dir } = await aForum();
    mkdirSync(join(dir, "uploads"));
    const copyTo = join(dir, "uploads");
    const seen = new Set<string>();
    const watcher = watch(copyTo, (_, name) => void (name && seen.add(name)));
    onTestFinished(() => watcher.close());
    expect(await runCommand(["backup", join(copyTo, "b.tar.gz")], environmentOf(forum))).toMatchObject({ status: 0 });
    await vi.waitFor(() => expect([...seen].some((name) => name.startsWith("backup-"))).toBe(true));
    expect(readdirSync(copyTo)).toEqual(["b.tar.gz"]);
    const target = aFolder();
    await runCommand(["restore", join(copyTo, "b.tar.gz")], { DATA_DIR: target });
    expect(readdirSync(join(target, "uploads"))).toEqual([]);
  });

  test("a restore waits for the server to stop, and keeps what was there", async () => {
    const { forum, dir, member } = await aForum();
    await member("first");
    const folder = aFolder();
    const file = join(folder, "a.tar.gz");
    expect(await runCommand(["backup", file], environmentOf(forum))).toMatchObject({ status: 0 });
    await member("second");
    const refused = await runCommand(["restore", file], environmentOf(forum));
    expect(refused).toMatchObject({ status: 1, stdout: "" });
    expect(refused.stderr).toMatch(/^Another program works with .+ please stop the server before a restore\.\n$/);
    expect(usernames(dir)).toEqual(["first", "second"]);

    // A server of its own, which ends without a word, holds nothing up afterwards.
    const data = join(folder, "data");
    mkdirSync(data);
    await runCommand(["restore", file], { DATA_DIR: data });
    const changed = new Database(join(data, "stoa.db"));
    changed.exec("UPDATE users SET username = 'changed'");
    changed.close();
    const again = await runCommand(["restore", file], { DATA_DIR: data });
    expect(again).toMatchObject({ status: 0, stderr: "" });
    expect(usernames(data)).toEqual(["first"]);
    const [aside = ""] = readdirSync(data).filter((name) => name.startsWith("before-restore-"));
    expect(again.stdout).toContain(aside);
    expect(usernames(join(data, aside))).toEqual(["changed"]);
  });

  test("a backup never writes over a file", async () => {
    const { forum, dir } = await aForum();
    const ran = await runCommand(["backup", join(dir, "stoa.db")], environmentOf(forum));
    expect(ran).toMatchObject({ status: 1, stdout: "" });
    expect(ran.stderr).toMatch(/stoa\.db is there already; please name a new file\.\n$/);
    const missing = await runCommand(["backup", join(dir, "no/where.tar.gz")], environmentOf(forum));
    expect(missing.stderr).toMatch(/^The folder .+no does not exist\.\n$/);
  });

  test("what is no backup, cut off or damaged changes nothing", async () => {
    const { forum, member } = await aForum();
    await member("anna");
    const folder = aFolder();
    const file = join(folder, "whole.tar.gz");
    await runCommand(["backup", file], environmentOf(forum));
    const whole = readFileSync(file);
    const damaged = Buffer.from(whole);
    damaged[whole.length >> 1] = (damaged[whole.length >> 1] ?? 0) ^ 0xff;
    const cases: [string, Buffer, RegExp][] = [
      ["text", Buffer.from("hello"), /^The file is not a backup/],
      ["empty", Buffer.alloc(0), /^The (file is not a backup|backup is damaged)/],
      ["cut", whole.subarray(0, whole.length - 20), /^The backup is damaged/],
      ["damaged", damaged, /^The (database in the )?backup is damaged|^The database in the backup is damaged/],
    ];
    const data = join(folder, "data");
    expect(await runCommand(["restore", file], { DATA_DIR: data })).toMatchObject({ status: 0 });
    for (const [name, bytes, sentence] of cases) {
      writeFileSync(join(folder, name), bytes);
      const ran = await runCommand(["restore", join(folder, name)], { DATA_DIR: data });
      expect(ran, name).toMatchObject({ status: 1, stdout: "" });
      expect(ran.stderr, name).toMatch(sentence);
      expect(
        readdirSync(data).filter((entry) => /restore/.test(entry)),
        name,
      ).toEqual([]);
      expect(usernames(data), name).toEqual(["anna"]);
    }
  });
} else {
  test("on PostgreSQL the tools of PostgreSQL are named", async () => {
    const { forum, dir } = await aForum();
    const ran = await runCommand(["backup", join(dir, "a.tar.gz")], environmentOf(forum));
    expect(ran).toMatchObject({ status: 1, stdout: "" });
    expect(ran.stderr).toContain("pg_dump");
    expect((await runCommand(["restore", "a"], environmentOf(forum))).stderr).toContain("pg_restore");
  });
}
