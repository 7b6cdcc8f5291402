import fc from "fast-check";
import { simpleParser } from "mailparser";
import { createTransport } from "nodemailer";
import { expect, test } from "vitest";
import { postMessageId, threadMessageId } from "./message-ids.ts";
import { type OutgoingMail, oneLine, toMessage } from "./outgoing.ts";

const SITE_URL = "https://community.example.com:8443";
const MAIL: OutgoingMail = {
  to: { name: "Anna", address: "anna@example.org" },
  subject: "A reply",
  text: "Hello",
  html: "<p>Hello</p>",
  language: "en",
  kind: "notification",
};

const composer = createTransport({ streamTransport: true, buffer: true, newline: "windows" });

async function written(mail: Partial<OutgoingMail>): Promise<string> {
  const from = { name: "Forum", address: "forum@example.com" };
  const { message } = await composer.sendMail(toMessage({ ...MAIL, ...mail }, from, SITE_URL));
  return message.toString();
}

const headersOf = (raw: string): string => raw.slice(0, raw.indexOf("\r\n\r\n"));

test("a notification can be threaded, switched off with one click, and answers no robot", async () => {
  const raw = await written({
    fromName: "Anna über Lindner",
    messageId: postMessageId(SITE_URL, 7),
    inReplyTo: postMessageId(SITE_URL, 5),
    references: [threadMessageId(SITE_URL, 3), postMessageId(SITE_URL, 5)],
    listUnsubscribe: { url: `https://community.example.com/unsubscribe/${"a-long.token_".repeat(12)}` },
    listId: "c-12",
  });
  const lines = headersOf(raw).split("\r\n");
  expect(lines).toContain(
    `List-Unsubscribe: <https://community.example.com/unsubscribe/${"a-long.token_".repeat(12)}>`,
  );
  expect(lines).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  expect(lines).toContain("Message-ID: <post/7@community.example.com>");
  expect(lines).toContain("In-Reply-To: <post/5@community.example.com>");
  expect(lines).toContain("Auto-Submitted: auto-generated");
  expect(lines).toContain("X-Auto-Response-Suppress: All");
  expect(lines).toContain("Content-Language: en");
  expect(lines).toContain("Precedence: list");
  expect(lines).toContain("List-ID: <c-12.community.example.com>");
  const mail = await simpleParser(raw);
  expect(mail.references).toEqual(["<thread/3@community.example.com>", "<post/5@community.example.com>"]);
  expect(mail.from.value).toEqual([{ name: "Anna über Lindner", address: "forum@example.com" }]);
});

test("a mail about the account has nothing to unsubscribe from", async () => {
  const headers = headersOf(await written({ kind: "account" }));
  expect(headers).not.toMatch(/^(List-|Precedence)/m);
  expect(headers).toMatch(/^Message-ID: <[^<>\s]+@[^<>\s]+>$/m);
});

test("what people type never becomes a header of its own", async () => {
  const evil = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.constantFrom(
      "\r\nBcc: x@evil.test",
      "a\nX-Evil: 1",
      "\u2028X-Evil: 1",
      '"<x@evil.test>',
      "=?utf-8?Q?=0D=0AX-Evil:_1?=",
      "\r\n\r\nbody",
      "\0",
      "\ud800",
    ),
    fc
      .array(fc.constantFrom("\r", "\n", "X-Evil: 1", ":", " ", "ä", "🎉", "=?utf-8?B?", "?="), { maxLength: 12 })
      .map((bits) => bits.join("")),
  );
  await fc.assert(
    fc.asyncProperty(evil, evil, evil, async (name, fromName, subject) => {
      const raw = await written({
        to: { name, address: "anna@example.org" },
        fromName,
        subject,
      });
      const headers = headersOf(raw).split(/\r\n(?![ \t])/);
      const known =
        /^(From|To|Subject|Message-ID|Date|MIME-Version|Content-Type|Auto-Submitted|X-Auto-Response-Suppress|Content-Language|Precedence): ?/;
      expect(headers.filter((header) => !known.test(header))).toEqual([]);
      expect(new Set(headers.map((header) => header.split(":")[0])).size).toBe(headers.length);
      expect(headersOf(raw)).not.toMatch(/[^\r]\n|\r[^\n]|\0/);
      const mail = await simpleParser(raw);
      expect(mail.to.value).toMatchObject([{ address: "anna@example.org" }]);
      expect(mail.from.value).toMatchObject([{ address: "forum@example.com" }]);
      expect((mail.subject ?? "").replaceAll(/\s+/g, " ").trim()).toBe(
        oneLine(subject, 200).replaceAll(/\s+/g, " ").trim(),
      );
      expect(mail.text).toBe("Hello");
    }),
    { numRuns: 300 },
  );
});

test.each([
  { messageId: "<a@b>\r\nBcc: x@evil.test" },
  { inReplyTo: "no brackets" },
  { references: ["<a b@c>"] },
  { language: "de\r\nX: 1" },
  { listId: "c\r\nX: 1" },
  { listUnsubscribe: { url: "javascript:alert(1)" } },
  { to: { address: "" } },
  { to: { address: "anna@example.org,eve@example.org" } },
  { to: { address: `${"a".repeat(250)}@example.org` } },
])("%j is refused for good", async (wrong) => {
  await expect(async () => written(wrong)).rejects.toMatchObject({ permanent: true });
});

test("a long subject ends with an ellipsis, between letters", () => {
  expect(oneLine(`${"ä".repeat(8)} und noch mehr 🎉🎉`, 10)).toBe("ääääääää…");
  expect(oneLine("🎉".repeat(5), 3)).toBe("🎉🎉…");
});
