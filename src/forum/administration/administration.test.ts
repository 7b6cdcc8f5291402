import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { events, jobs, users } from "#db/schema/index.ts";
import { aSite } from "#testing/site.ts";
import { fingerprint } from "../fingerprint.ts";
import { type Actor, actorOf, guest } from "../members/actor.ts";
import { changeLimits, changeSettings, dropJob, retryFailedJobs, retryJob } from "./commands.ts";
import { limitsForm, settingsForm } from "./input.ts";
import { administrationOverview, failedJobs, outboxMail, outboxMails, shownSettings } from "./queries.ts";

const form = { siteName: "Werkstatt", siteDescription: "", language: "de", address: "du", accent: "#AB2A2A" };

test("settings change as the form says: a box that is not ticked is off", async () => {
  const { forum, admin } = await aSite();
  await changeSettings(forum, admin, settingsForm.parse({ ...form, math: "on" }));
  expect(await forum.settings()).toMatchObject({
    siteName: "Werkstatt",
    language: "de",
    address: "du",
    accent: "#ab2a2a",
    math: true,
    registrationOpen: false,
  });
  expect((await forum.db.select().from(events)).map(({ kind }) => kind)).toContain("settings.changed");
});

test("who saves settings that somebody else has changed meanwhile is told", async () => {
  const { forum, admin } = await aSite();
  const basis = fingerprint(shownSettings(await forum.settings()));
  await changeSettings(forum, admin, settingsForm.parse({ ...form, basis }));
  const second = changeSettings(forum, admin, settingsForm.parse({ ...form, siteName: "Mine", basis }));
  await expect(second).rejects.toMatchObject({ code: "changed_meanwhile" });
  expect((await forum.settings()).siteName).toBe("Werkstatt");
});

test.each([
  [{ siteName: "\u200b " }, "siteName"],
  [{ siteName: "x".repeat(61) }, "siteName"],
  [{ language: "fr" }, "language"],
  [{ accent: "red" }, "accent"],
  [{ accent: "#12345" }, "accent"],
])("%j is refused beside its field", (wrong, field) => {
  expect(settingsForm.safeParse({ ...form, ...wrong }).error?.issues[0]?.path).toEqual([field]);
});

test("who saves limits that somebody else has changed meanwhile is told", async () => {
  const { forum, admin } = await aSite();
  const basis = fingerprint((await forum.settings()).limits);
  const change = (count: string) =>
    changeLimits(
      forum,
      admin,
      limitsForm.parse({ "signUpByAddress.count": count, "signUpByAddress.seconds": "60", basis }),
    );
  await change("1");
  await expect(change("2")).rejects.toMatchObject({ code: "changed_meanwhile" });
  expect((await forum.settings()).limits.signUpByAddress.count).toBe(1);
});

test("limits are numbers in a range, and hold from the next time on", async () => {
  const { forum, admin } = await aSite();
  await changeLimits(forum, admin, limitsForm.parse({ "signUpByAddress.count": "1", "signUpByAddress.seconds": "60" }));
  const { limits } = await forum.settings();
  expect(limits.signUpByAddress).toEqual({ count: 1, seconds: 60 });
  await forum.limits.demand(limits, "signUpByAddress", "a");
  await expect(forum.limits.demand(limits, "signUpByAddress", "a")).rejects.toMatchObject({ code: "too_many" });
  for (const count of ["0", "-1", "1.5", "many", "", "1e9"]) {
    const wrong = limitsForm.safeParse({ "signUpByAddress.count": count, "signUpByAddress.seconds": "60" });
    expect(wrong.error?.issues[0]?.path.join("."), count).toBe("signUpByAddress.count");
  }
});

test("a failed job is shown with its reason, tried again or dropped", async () => {
  const { forum, admin, clock } = await aSite();
  await forum.write((tx) => forum.enqueue(tx, "no.such.job", {}));
  await forum.drain();
  const list = async () => (await failedJobs(forum, admin, 1)).jobs;
  expect(await list()).toMatchObject([
    { name: "no.such.job", state: "failed", error: expect.stringContaining("no.such") },
  ]);
  const [job] = await list();
  const id = job?.id ?? 0;
  clock.pass(1000);
  await retryJob(forum, admin, { id });
  expect((await forum.db.select().from(jobs))[0]).toMatchObject({ state: "waiting", attempts: 0, runAt: clock.now });
  await forum.drain();
  await retryFailedJobs(forum, admin);
  await forum.drain();
  expect(await administrationOverview(forum, admin)).toMatchObject({ failedJobs: 1, people: 1, mails: 0 });
  await dropJob(forum, admin, { id });
  expect(await list()).toEqual([]);
  for (const act of [retryJob, dropJob]) {
    await expect(act(forum, admin, { id })).rejects.toMatchObject({ code: "not_found" });
  }
});

test("mails in the outbox are listed and read as plain text", async () => {
  const { forum, admin, dir } = await aSite();
  await forum.mailer.send({
    to: { name: "Jörg Müller", address: "joerg@example.org" },
    subject: "Grüße aus der Halle: dein Konto wartet auf die Bestätigung deiner Adresse 🛵",
    html: "<p>Hallo <b>Jörg</b></p>",
    language: "de",
    kind: "account",
    text: `Hallo Jörg,\n\nhier geht es weiter: https://forum.example.org/confirm?token=abc\n${"ä".repeat(200)}`,
  });
  await writeFile(join(dir, "outbox", "passwd.eml"), "Subject: not ours");
  const found = await outboxMails(forum, admin, 1);
  expect(found).toMatchObject({
    pages: 1,
    mails: [{ to: expect.stringContaining("Jörg Müller"), subject: expect.stringMatching(/^Grüße.*🛵$/u) }],
  });
  const name = found?.mails[0]?.name ?? "";
  expect((await outboxMail(forum, admin, name))?.text).toContain(`token=abc\n${"ä".repeat(200)}`);
  for (const wrong of ["passwd.eml", "../stoa.db", "", name.replace("Z-", "Z-9")]) {
    expect(await outboxMail(forum, admin, wrong)).toBeNull();
  }
});

test("with a mail server there is no outbox to look into", async () => {
  const { forum, admin, dir } = await aSite({ SMTP_URL: "smtp://localhost:2525", MAIL_FROM: "a@example.org" });
  await mkdir(join(dir, "outbox"), { recursive: true });
  expect(await outboxMails(forum, admin, 1)).toBeNull();
  expect(await administrationOverview(forum, admin)).toMatchObject({ mails: null });
});

test("nobody but administrators sees or does any of it", async () => {
  const { forum, member, clock } = await aSite();
  const sam = await member("sam", { role: "administrator" });
  await forum.write(async (tx) => {
    await tx
      .update(users)
      .set({ suspendedUntil: clock.now + 1000 })
      .where(eq(users.username, "sam"));
  });
  const refused: [Actor, string][] = [
    [guest, "signed_out"],
    [await member("mira"), "not_allowed"],
    [await member("modesta", { role: "moderator" }), "not_allowed"],
    [await actorOf(forum, sam.id ?? 0), "suspended"],
  ];
  for (const [actor, code] of refused) {
    for (const act of [
      () => changeSettings(forum, actor, settingsForm.parse(form)),
      () => changeLimits(forum, actor, limitsForm.parse({})),
      () => retryJob(forum, actor, { id: 1 }),
      () => retryFailedJobs(forum, actor),
      () => dropJob(forum, actor, { id: 1 }),
      () => administrationOverview(forum, actor),
      () => failedJobs(forum, actor, 1),
      () => outboxMails(forum, actor, 1),
      () => outboxMail(forum, actor, "x"),
    ]) {
      await expect(Promise.resolve().then<unknown>(act)).rejects.toMatchObject({ code });
    }
  }
});
