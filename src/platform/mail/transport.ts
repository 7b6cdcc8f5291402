import { createTransport } from "nodemailer";
import { MailError, mailErrorFrom } from "./mail-error.ts";
import { writeToOutbox } from "./outbox.ts";
import { type OutgoingMail, toMessage } from "./outgoing.ts";
import { smtpOptions } from "./smtp-url.ts";

export type { OutgoingMail } from "./outgoing.ts";

export type MailerOptions = {
  /** SMTP_URL; absent: messages are written to `outboxDir`. */
  smtpUrl?: string;
  /** MAIL_FROM: an address, or `Name <address>`. */
  from: string;
  outboxDir: string;
  siteUrl: string;
  /** How long one step of the conversation with the server may take, in ms. */
  timeoutMs?: number;
};

export type Mailer = {
  /** Hands one mail over, once. @throws MailError, whose `permanent` says whether trying again can help. */
  send(mail: OutgoingMail): Promise<{ messageId: string }>;
  /** Waits for the mails on their way. */
  close(): Promise<void>;
};

const STEP_TIMEOUT_MS = 10_000;
/** Servers turn a sender away who comes with more at once. */
const MAX_CONNECTIONS = 8;

/** @throws Error with a sentence for the operator when SMTP_URL or MAIL_FROM cannot be used. */
export function createMailer(options: MailerOptions): Mailer {
  const from = senderOf(options.from);
  const deliver = options.smtpUrl
    ? overSmtp(options.smtpUrl, options.timeoutMs ?? STEP_TIMEOUT_MS)
    : intoOutbox(options.outboxDir);
  const underWay = new Set<Promise<unknown>>();

  async function handOver(mail: OutgoingMail): Promise<{ messageId: string }> {
    try {
      return { messageId: await deliver(toMessage(mail, from, options.siteUrl)) };
    } catch (error) {
      throw mailErrorFrom(error);
    }
  }

  return {
    async send(mail) {
      const sending = handOver(mail);
      underWay.add(sending);
      try {
        return await sending;
      } finally {
        underWay.delete(sending);
      }
    },
    async close() {
      await Promise.allSettled(underWay);
    },
  };
}

type Deliver = (message: ReturnType<typeof toMessage>) => Promise<string>;

function smtpTransport(smtpUrl: string, timeoutMs: number) {
  return createTransport({
    ...smtpOptions(smtpUrl),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    // nodemailer's log names the recipients.
    logger: false,
  });
}

/** Connects and signs in as for a mail, without sending one. @throws MailError */
export async function verifySmtp(smtpUrl: string, timeoutMs: number): Promise<void> {
  try {
    await smtpTransport(smtpUrl, timeoutMs).verify();
  } catch (error) {
    throw mailErrorFrom(error);
  }
}

/** A connection for each mail: nothing to go stale between two of them, and a restart loses nothing. */
function overSmtp(smtpUrl: string, timeoutMs: number): Deliver {
  const transport = smtpTransport(smtpUrl, timeoutMs);
  const queued = atMost(MAX_CONNECTIONS);
  return async (message) => (await queued(() => transport.sendMail(message))).messageId;
}

/** Runs tasks in the order they come, no more than `limit` at a time. */
function atMost(limit: number) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <Result>(task: () => Promise<Result>): Promise<Result> => {
    if (running >= limit) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
    try {
      return await task();
    } finally {
      // Whoever waits next takes over this place.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

function intoOutbox(outboxDir: string): Deliver {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  return async (message) => {
    const composed = await composer.sendMail(message);
    if (!Buffer.isBuffer(composed.message)) throw new Error("nodemailer gave no buffer though asked for one");
    try {
      await writeToOutbox(outboxDir, composed.message);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
      throw new MailError(`The outbox cannot be written: ${code}`, false);
    }
    return composed.messageId;
  };
}

function senderOf(from: string): { name: string; address: string } {
  const [, name = "", inBrackets, bare] = /^(?:([^<>]*)<([^<>]*)>|([^<>]*))$/.exec(from.trim()) ?? [];
  const address = (inBrackets ?? bare ?? "").trim();
  if (!/^[^\s@,;<>]+@[^\s@,;<>]+$/.test(address)) {
    throw new Error("MAIL_FROM must be one address, for instance: Community <community@example.org>");
  }
  return { name: name.trim().replaceAll(/^"|"$/g, ""), address };
}
