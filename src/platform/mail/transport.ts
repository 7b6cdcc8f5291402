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
  /**
   * Hands a mail over to somebody who wants to know how that went, in the server's own words: they may repeat the
   * address, so they go to its owner and into no log.
   */
  trial(mail: OutgoingMail): Promise<{ accepted: boolean; answer: string }>;
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
      const { messageId } = await deliver(toMessage(mail, from, options.siteUrl));
      return { messageId };
    } catch (error) {
      throw mailErrorFrom(error);
    }
  }

  async function whileOpen<T>(sending: Promise<T>): Promise<T> {
    underWay.add(sending);
    try {
      return await sending;
    } finally {
      underWay.delete(sending);
    }
  }

  return {
    send: (mail) => whileOpen(handOver(mail)),
    async trial(mail) {
      try {
        const { answer } = await whileOpen(deliver(toMessage(mail, from, options.siteUrl)));
        return { accepted: true, answer };
      } catch (error) {
        return { accepted: false, answer: wordsOf(error) };
      }
    },
    async close() {
      await Promise.allSettled(underWay);
    },
  };
}

interface Delivered {
  messageId: string;
  /** The server's last line, or where the file lies. */
  answer: string;
}
type Deliver = (message: ReturnType<typeof toMessage>) => Promise<Delivered>;

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
  return async (message) => {
    const { messageId, response } = await queued(() => transport.sendMail(message));
    return { messageId, answer: response };
  };
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
      const answer = await writeToOutbox(outboxDir, composed.message);
      return { messageId: composed.messageId, answer };
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
      throw new MailError(`The outbox cannot be written: ${code}`, false);
    }
  };
}

const MAX_ANSWER_CHARS = 1_000;

/** What the server said; where it said nothing, what kept us from reaching it. */
function wordsOf(error: unknown): string {
  const { response, message } = error as { response?: unknown; message?: unknown };
  const words = typeof response === "string" ? response : typeof message === "string" ? message : String(error);
  return words.slice(0, MAX_ANSWER_CHARS);
}

function senderOf(from: string): { name: string; address: string } {
  const [, name = "", inBrackets, bare] = /^(?:([^<>]*)<([^<>]*)>|([^<>]*))$/.exec(from.trim()) ?? [];
  const address = (inBrackets ?? bare ?? "").trim();
  if (!/^[^\s@,;<>]+@[^\s@,;<>]+$/.test(address)) {
    throw new Error("MAIL_FROM must be one address, for instance: Community <community@example.org>");
  }
  return { name: name.trim().replaceAll(/^"|"$/g, ""), address };
}
