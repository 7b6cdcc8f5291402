import type { SendMailOptions } from "nodemailer";
import { MailError } from "./mail-error.ts";
import { mailHost } from "./message-ids.ts";

export type OutgoingMail = {
  to: { name?: string; address: string };
  /** Stands before the forum's own address, for instance "Anna via Lindner Community". */
  fromName?: string;
  subject: string;
  text: string;
  html: string;
  /** BCP 47, the language the mail is written in. */
  language: string;
  /** With angle brackets, see message-ids.ts. Made at random when absent. */
  messageId?: string;
  inReplyTo?: string;
  /** The root first. */
  references?: string[];
  /** An https address that takes a POST without cookie (RFC 8058). */
  listUnsubscribe?: { url: string };
  /** A label such as "c-12", by which readers sort: `<c-12.host>` as RFC 2919 has it. */
  listId?: string;
  /** "account" was asked for by the reader just now; "notification" is news and can be switched off. */
  kind: "account" | "notification";
};

const MAX_SUBJECT_CHARS = 200;
const MAX_NAME_CHARS = 100;
/** RFC 5321 4.5.3.1.3: a path of 256 octets with its brackets. */
const MAX_ADDRESS_OCTETS = 254;

/**
 * The message in nodemailer's terms; nothing that people typed can start a header of its own.
 * @throws MailError, permanent, when an address or an id is none
 */
export function toMessage(
  mail: OutgoingMail,
  from: { name: string; address: string },
  siteUrl: string,
): SendMailOptions {
  return {
    from: { name: oneLine(mail.fromName ?? from.name, MAX_NAME_CHARS), address: from.address },
    to: { name: oneLine(mail.to.name ?? "", MAX_NAME_CHARS), address: oneAddress(mail.to.address) },
    subject: oneLine(mail.subject, MAX_SUBJECT_CHARS),
    text: mail.text,
    html: mail.html,
    ...(mail.messageId ? { messageId: oneMessageId(mail.messageId) } : {}),
    ...(mail.inReplyTo ? { inReplyTo: oneMessageId(mail.inReplyTo) } : {}),
    ...(mail.references?.length ? { references: mail.references.map(oneMessageId) } : {}),
    headers: headersOf(mail, siteUrl),
    // In the other encoding nodemailer cuts a long header in the middle of an emoji.
    textEncoding: "quoted-printable",
    // No content of ours is a path or an address to load.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

type Prepared = { prepared: true; foldLines: false; value: string };

function headersOf(mail: OutgoingMail, siteUrl: string): Record<string, string | Prepared> {
  return {
    // RFC 3834: no vacation notice answers, and Microsoft's servers want it said their way too.
    "Auto-Submitted": "auto-generated",
    "X-Auto-Response-Suppress": "All",
    "Content-Language": languageTag(mail.language),
    ...(mail.kind === "notification" ? { Precedence: "list" } : {}),
    ...(mail.listId ? { "List-Id": asIs(listIdOf(mail.listId, siteUrl)) } : {}),
    ...(mail.listUnsubscribe
      ? {
          "List-Unsubscribe": asIs(`<${webAddress(mail.listUnsubscribe.url)}>`),
          "List-Unsubscribe-Post": asIs("List-Unsubscribe=One-Click"),
        }
      : {}),
  };
}

/** Some readers of these headers do not unfold lines, so they stay on one. */
const asIs = (value: string): Prepared => ({ prepared: true, foldLines: false, value });

/** Any text as one line that a header can carry: no control characters, no line or direction tricks. */
export function oneLine(text: string, maxChars: number): string {
  const line = text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replaceAll(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .trim();
  const chars = [...line];
  const short =
    chars.length > maxChars
      ? `${chars
          .slice(0, maxChars - 1)
          .join("")
          .trimEnd()}…`
      : line;
  // An invisible joiner keeps typed "=?utf-8?…?=" from being decoded into something else on arrival.
  return short.replaceAll("=?", "=\u2060?");
}

function oneAddress(address: string): string {
  const parts = /^([^\s\p{C}<>()[\]\\,;:"@]+)@([^\s\p{C}<>()[\]\\,;:"@]+)$/u.exec(address);
  if (!parts || Buffer.byteLength(address) > MAX_ADDRESS_OCTETS)
    throw new MailError("The recipient's address is not one", true);
  return address;
}

function oneMessageId(id: string): string {
  if (!/^<[\w./+=-]{1,150}@[\w.:[\]-]{1,255}>$/.test(id)) throw new MailError("A message id has the wrong form", true);
  return id;
}

function webAddress(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !/^https?:$/.test(parsed.protocol))
    throw new MailError("The address to unsubscribe at is not one", true);
  return parsed.href.replaceAll(/[<>\s]/g, encodeURIComponent);
}

function languageTag(language: string): string {
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/i.test(language))
    throw new MailError("The language of a mail is not a language tag", true);
  return language;
}

function listIdOf(label: string, siteUrl: string): string {
  if (!/^[a-z0-9-]{1,60}$/.test(label)) throw new MailError("A List-Id has the wrong form", true);
  return `<${label}.${mailHost(siteUrl)}>`;
}
