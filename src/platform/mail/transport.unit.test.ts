import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aMailServer, type MailServer, type MailServerOptions } from "#testing/mail-server.ts";
import { postMessageId } from "./message-ids.ts";
import { createMailer, type OutgoingMail } from "./transport.ts";

const MAIL: OutgoingMail = {
  to: { name: "Jürgen Groß", address: "juergen@example.org" },
  subject: "Grüße",
  text: "Guten Tag",
  html: "<p>Guten Tag</p>",
  language: "de",
  kind: "notification",
};
const SITE = { from: "Lindner Community <forum@example.com>", siteUrl: "https://community.example.com" };

let folder: string;
const running: MailServer[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "stoa-mail-"));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
  await rm(folder, { recursive: true });
});

const outbox = () => createMailer({ ...SITE, outboxDir: join(folder, "outbox") });
const over = (smtpUrl: string) => createMailer({ ...SITE, smtpUrl, outboxDir: folder, timeoutMs: 400 });

async function server(options: MailServerOptions = {}): Promise<MailServer> {
  const started = await aMailServer(options);
  running.push(started);
  return started;
}

async function failure(smtpUrl: string, mail: OutgoingMail = MAIL): Promise<unknown> {
  return over(smtpUrl)
    .send(mail)
    .then(
      () => expect.fail("the mail was handed over"),
      (error: unknown) => error,
    );
}

describe("over SMTP", () => {
  test("a mail arrives as it was written, letters, emoji and long lines too", async () => {
    const { url, received } = await server();
    const text = `Süße Öfen 🔥 ${"wort ".repeat(400)}\n.\n${"x".repeat(3_000)}\n`;
    const subject = `Äußerst 🎉 ${"lange Überschrift ".repeat(8)}`.trim();
    const { messageId } = await over(url).send({ ...MAIL, subject, text, html: `<p>${text}</p>` });
    expect(received).toMatchObject([{ from: "forum@example.com", to: ["juergen@example.org"] }]);
    const raw = received[0]?.raw ?? "";
    const mail = await simpleParser(raw);
    expect(mail).toMatchObject({ subject, messageId, text, html: `<p>${text}</p>` });
    expect(mail.to.value).toEqual([MAIL.to]);
    expect(mail.from.value).toEqual([{ name: "Lindner Community", address: "forum@example.com" }]);
    expect(Math.max(...raw.split("\r\n").map((line) => line.length))).toBeLessThan(999);
  });

  test("many at once arrive, a few connections at a time", async () => {
    const { url, received, connections } = await server();
    const mailer = over(url);
    await Promise.all(Array.from({ length: 30 }, (_, n) => mailer.send({ ...MAIL, subject: `Mail ${n}` })));
    expect(received).toHaveLength(30);
    expect(connections.most).toBeLessThanOrEqual(8);
  });

  test("signs in with what the address names, percent signs undone", async () => {
    const { port, received } = await server({ login: { user: "forum@example.com", password: "p@ss:w/rd" } });
    await over(`smtp://forum%40example.com:p%40ss%3Aw%2Frd@127.0.0.1:${port}`).send(MAIL);
    expect(received).toMatchObject([{ user: "forum@example.com" }]);
  });

  test("uses STARTTLS when the server offers it", async () => {
    const { port, received } = await server({ starttls: true });
    await over(`smtp://127.0.0.1:${port}?tls.rejectUnauthorized=false`).send(MAIL);
    expect(received).toMatchObject([{ secure: true }]);
  });

  test("trusts no certificate that nobody vouches for", async () => {
    const { url } = await server({ starttls: true });
    expect(await failure(url)).toMatchObject({ permanent: false, message: expect.stringContaining("certificate") });
  });

  test("goes without TLS only where it may", async () => {
    const { port, received } = await server();
    expect(await failure(`smtp://127.0.0.1:${port}?requireTLS=true`)).toMatchObject({ permanent: false });
    expect(received).toEqual([]);
  });
});

describe("failures", () => {
  test.each([
    ["an unknown recipient", { rcptTo: "550 5.1.1" }, true],
    ["a full mailbox", { rcptTo: "452 4.2.2" }, false],
    ["greylisting", { rcptTo: "450 4.7.1" }, false],
    ["a refused text", { data: "554 5.7.1" }, true],
    ["a busy server", { data: "451 4.3.0" }, false],
    ["a sender that an administrator can mend", { mailFrom: "550 5.7.1" }, false],
    ["a server that turns us away", { connect: "554 5.7.1" }, false],
  ])("%s", async (_what, refuse, permanent) => {
    const { url } = await server({ refuse });
    const error = await failure(url);
    expect(error).toMatchObject({ name: "MailError", permanent });
    expect((error as Error).message).toContain(Object.values(refuse)[0]?.slice(0, 3));
  });

  test("a wrong password may be mended", async () => {
    const { port } = await server({ login: { user: "forum", password: "right" } });
    expect(await failure(`smtp://forum:wrong@127.0.0.1:${port}`)).toMatchObject({ permanent: false });
  });

  test("nobody there", async () => {
    const gone = await server();
    await gone.stop();
    running.length = 0;
    const error = await failure(gone.url);
    expect(error).toMatchObject({ permanent: false, message: expect.stringContaining("ECONNREFUSED") });
  });

  test("somebody there who says nothing", async () => {
    const mute = createServer();
    await new Promise<void>((done) => mute.listen(0, "127.0.0.1", done));
    const started = Date.now();
    const error = await failure(`smtp://127.0.0.1:${(mute.address() as AddressInfo).port}`);
    expect(error).toMatchObject({ permanent: false, message: expect.stringContaining("ETIMEDOUT") });
    expect(Date.now() - started).toBeLessThan(3_000);
    mute.close();
  });

  test("what is thrown names no address, in no field", async () => {
    for (const refuse of [{ rcptTo: "550 5.1.1" }, { mailFrom: "550" }, { data: "554 5.6.0" }, { connect: "421" }]) {
      const error = (await failure((await server({ refuse })).url)) as Error;
      const everything = JSON.stringify(error, Object.getOwnPropertyNames(error));
      expect(everything).not.toMatch(/@example|juergen|somebody/i);
      expect(error.cause).toBeUndefined();
    }
    const odd = await failure((await server()).url, {
      ...MAIL,
      to: { address: "a b@example.org\r\nRCPT TO:<c@example.org>" },
    });
    expect(odd).toMatchObject({ permanent: true, message: expect.not.stringContaining("example") });
  });

  test.each([
    "smtp://",
    "http://example.org",
    "mail.example.org",
    "smtp://u:%zz@example.org",
    "smtp://h?requireTLS=yes",
  ])("SMTP_URL %j stops the start", (url) => expect(() => over(url)).toThrow("SMTP_URL"));

  test.each(["", "forum", "a@example.org, b@example.org"])("MAIL_FROM %j stops the start", (from) =>
    expect(() => createMailer({ ...SITE, from, outboxDir: folder })).toThrow("MAIL_FROM"),
  );
});

describe("without SMTP_URL", () => {
  test("mails lie in the outbox, whole, sorted by time, for nobody else to read", async () => {
    const mailer = outbox();
    for (const subject of ["one", "two", "three"]) await mailer.send({ ...MAIL, subject });
    const names = await readdir(join(folder, "outbox"));
    expect(names.every((name) => name.endsWith(".eml"))).toBe(true);
    const mails = await Promise.all(
      names.toSorted().map(async (name) => simpleParser(await readFile(join(folder, "outbox", name)))),
    );
    expect(mails.map((mail) => mail.subject)).toEqual(["one", "two", "three"]);
    expect((await stat(join(folder, "outbox", names[0] ?? ""))).mode & 0o077).toBe(0);
  });

  test.each([
    ["forum@localhost", "", "forum@localhost"],
    ['"Müller, Forum" <a@b.example>', "Müller, Forum", "a@b.example"],
    ["<a@b.example>", "", "a@b.example"],
  ])("MAIL_FROM %j becomes the sender", async (from, name, address) => {
    await createMailer({ ...SITE, from, outboxDir: folder }).send(MAIL);
    const [file = ""] = await readdir(folder);
    const raw = await readFile(join(folder, file), "utf8");
    expect(raw).toContain(address);
    expect((await simpleParser(raw)).from.value[0]?.name).toBe(name);
  });

  test("a site without a name has an address too", async () => {
    const sender = { from: "forum@[::1]", siteUrl: "http://[::1]:3000" };
    await createMailer({ ...sender, outboxDir: folder }).send({ ...MAIL, messageId: postMessageId(sender.siteUrl, 1) });
    const [file = ""] = await readdir(folder);
    const raw = await readFile(join(folder, file), "utf8");
    expect(raw).toMatch(/^From: forum@\[::1\]\r$/m);
    expect(raw).toContain("Message-ID: <post/1@[::1]>");
  });

  test("many at once each get a file, and close waits for them", async () => {
    const mailer = outbox();
    for (let n = 0; n < 40; n += 1) void mailer.send(MAIL);
    await mailer.close();
    expect(await readdir(join(folder, "outbox"))).toHaveLength(40);
  });

  test("a folder that cannot be written may be mended", async () => {
    await writeFile(join(folder, "outbox"), "a file, not a folder");
    await expect(outbox().send(MAIL)).rejects.toMatchObject({ permanent: false });
  });
});
