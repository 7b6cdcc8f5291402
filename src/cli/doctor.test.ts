import { chmodSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { dialect } from "#db/columns.ts";
import { categories, jobs, settings, threads, users } from "#db/schema/index.ts";
import { environmentOf, type Ran, runCommand } from "#testing/command.ts";
import { aForum } from "#testing/forum.ts";
import { freePort } from "#testing/free-port.ts";
import { fillDemo } from "./demo/fill.ts";

const linesOf = ({ stdout }: Ran, state: string) => stdout.split("\n").filter((line) => line.startsWith(state));

test("a healthy forum has nothing that failed, and the doctor changes nothing", async () => {
  const { forum, dir } = await aForum();
  await fillDemo(forum);
  writeFileSync(join(dir, "auth-secret"), "s".repeat(64), { mode: 0o600 });
  const before = await forum.db.select().from(threads).orderBy(threads.id);
  const ran = await runCommand(["doctor"], environmentOf(forum));
  expect(ran).toMatchObject({ status: 0, stderr: "" });
  expect(linesOf(ran, "fail")).toEqual([]);
  expect(linesOf(ran, "ok").join("\n")).toContain("counted right");
  expect(linesOf(ran, "warn").join("\n")).toMatch(/SMTP_URL is not set.+0 mails/);
  expect(await forum.db.select().from(threads).orderBy(threads.id)).toEqual(before);
});

test("a wrong counter, a failed job, a late one and a strange setting are told", async () => {
  const { forum, dir } = await aForum();
  await fillDemo(forum);
  writeFileSync(join(dir, "auth-secret"), "s".repeat(64));
  chmodSync(join(dir, "auth-secret"), 0o644);
  chmodSync(dir, 0o755);
  const [thread] = await forum.db.select({ id: threads.id }).from(threads).limit(1);
  const id = thread?.id ?? 0;
  await forum.write(async (tx) => {
    await tx.update(threads).set({ replyCount: 77 }).where(eq(threads.id, id));
    await tx.update(users).set({ postCount: 77 }).where(eq(users.id, 1));
    await tx.update(categories).set({ threadCount: 77 }).where(eq(categories.id, 1));
    const job = { payload: {}, attempts: 8, runAt: 0, createdAt: 0 };
    await tx.insert(jobs).values({ ...job, name: "account.mail", state: "failed" });
    await tx.insert(jobs).values({ ...job, name: "account.mail", state: "waiting", runAt: Date.now() - 3_600_000 });
    const later = {
      name: "account.mail",
      state: "waiting",
      runAt: Date.now() + 60_000,
      error: "MailError: ECONNREFUSED",
    };
    await tx.insert(jobs).values({ ...job, ...later, state: "waiting" });
    await tx.insert(settings).values({ key: "accent", value: "reddish" });
  });
  const ran = await runCommand(["doctor"], environmentOf(forum));
  expect(ran).toMatchObject({ status: 1 });
  expect(ran.stderr).toMatch(/^3 of \d+ checks failed; the lines that begin with "fail" say why\.\n$/);
  expect(linesOf(ran, "fail")).toEqual([id, 1, 1].map((wrong) => expect.stringMatching(new RegExp(`: ${wrong}$`))));
  const warnings = linesOf(ran, "warn").join("\n");
  expect(warnings).toContain("1 job failed for good: account.mail (1)");
  expect(warnings).toContain("the oldest for 60 minutes");
  expect(warnings).toContain("2 jobs failed and will be tried again: account.mail (2, MailError: ECONNREFUSED)");
  expect(warnings).toContain("takes as not set: accent");
  expect(warnings).toContain("mode 644");
  expect(warnings).toContain(`other users may look into ${dir}`);
});

test("a mail server that does not answer fails", async () => {
  const { forum } = await aForum();
  const port = await freePort();
  const ran = await runCommand(["doctor"], { ...environmentOf(forum), SMTP_URL: `smtp://127.0.0.1:${port}` });
  expect(ran.status).toBe(1);
  expect(linesOf(ran, "fail")).toEqual([expect.stringMatching(/mails cannot go out over 127.+ECONNREFUSED/)]);
});

test("counting again puts right what the doctor found wrong", async () => {
  const { forum } = await aForum();
  await fillDemo(forum);
  await forum.write(async (tx) => {
    await tx.update(threads).set({ replyCount: 77 }).where(eq(threads.id, 1));
    await tx.update(users).set({ postCount: 77 }).where(eq(users.id, 1));
    await tx.update(categories).set({ threadCount: 77 });
  });
  const all = await forum.db.$count(categories);
  const ran = await runCommand(["recount"], environmentOf(forum));
  expect(ran).toMatchObject({ status: 0, stderr: "" });
  expect(ran.stdout).toBe(`Counted again; put right: 1 thread, 1 account, ${all} categories.\n`);
  const again = await runCommand(["recount"], environmentOf(forum));
  expect(again.stdout).toContain("0 threads, 0 accounts, 0 categories");
});

test("a database of a newer version fails with the sentence that the server says", async () => {
  const { forum } = await aForum();
  await forum.write(async (tx) => {
    const raw = tx as unknown as { run?(query: unknown): unknown; execute?(query: unknown): unknown };
    const query = sql`INSERT INTO migrations VALUES ('9999_future', 0)`;
    await (raw.execute ? raw.execute(query) : raw.run?.(query));
  });
  const ran = await runCommand(["doctor"], environmentOf(forum));
  expect(ran.status).toBe(1);
  expect(linesOf(ran, "fail")).toEqual([expect.stringContaining("newer version of Stoa")]);
  const other = await runCommand(["export", "x"], environmentOf(forum));
  expect(other).toMatchObject({ status: 1, stdout: "" });
  expect(other.stderr).toContain("newer version of Stoa");
});

if (dialect === "sqlite") {
  test("a damaged file fails", async () => {
    const { forum, dir } = await aForum();
    await fillDemo(forum);
    await forum.close();
    const file = openSync(join(dir, "stoa.db"), "r+");
    writeSync(file, Buffer.alloc(4096 * 40, 0x5a), 0, 4096 * 40, 4096 * 20);
    const ran = await runCommand(["doctor"], environmentOf(forum));
    expect(ran.status).toBe(1);
    expect(linesOf(ran, "fail")[0]).toMatch(/damaged/);
  });
} else {
  test("a database that does not answer fails", async () => {
    const { forum } = await aForum();
    const env = { ...environmentOf(forum), DATABASE_URL: "postgres://127.0.0.1:1/nothing" };
    const ran = await runCommand(["doctor"], env);
    expect(ran.status).toBe(1);
    expect(linesOf(ran, "fail")).toEqual([expect.stringMatching(/does not answer.+ECONNREFUSED/)]);
  });
}

test("the search's indexes are told: what they hold, what is missing, and who does not answer", async () => {
  const { forum } = await aForum();
  const search = async (env: Record<string, string> = {}) => {
    const { stdout } = await runCommand(["doctor"], { ...environmentOf(forum), ...env });
    return stdout.split("\n").filter((line) => line.includes("search"));
  };
  expect(await search()).toEqual([expect.stringMatching(/^warn .*no search index yet/)]);
  await fillDemo(forum);
  await forum.search.catchUp();
  expect(await search()).toEqual([expect.stringMatching(/^ok .*\(fts5\) holds (\d+) of \1 posts$/)]);
  const away = { MEILISEARCH_URL: `http://127.0.0.1:${await freePort()}` };
  expect(await search(away)).toEqual([
    expect.stringMatching(/^warn .*meilisearch does not answer: .*ECONNREFUSED/),
    expect.stringMatching(/^ok .*fts5/),
  ]);
  await forum.write(async (tx) => {
    await forum.record(tx, { kind: "search.words_changed", subjectId: 0, actorId: null, data: {} });
  });
  expect(await search()).toEqual([expect.stringMatching(/^warn .*1 change/)]);
});
