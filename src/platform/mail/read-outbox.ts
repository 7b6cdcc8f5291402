import { open, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** As `writeToOutbox` names them: nothing else in the folder is shown, and no path leads out of it. */
const NAME = /^\d{8}T\d{6}\.\d{3}Z-\d+-[0-9a-f]+\.eml$/;
const HEAD_BYTES = 16_384;
const MAX_MAIL_BYTES = 2_000_000;

export interface OutboxMail {
  /** The file's name. */
  name: string;
  /** ms; when it was written. */
  at: number;
  to: string;
  subject: string;
}

/** Mails in `DATA_DIR/outbox`, the newest first: `count` of them from `offset` on, and how many there are. */
export async function listOutbox(dataDir: string, count: number, offset: number) {
  const folder = join(dataDir, "outbox");
  const files = await readdir(folder).catch(() => []);
  const names = files
    .filter((name) => NAME.test(name))
    .sort()
    .reverse();
  const found = await Promise.all(names.slice(offset, offset + count).map((name) => mailHead(folder, name)));
  return { total: names.length, mails: found.filter((mail) => mail !== null) };
}

/** One mail with its plain text; null when there is none of this name. */
export async function readOutboxMail(dataDir: string, name: string): Promise<(OutboxMail & { text: string }) | null> {
  if (!NAME.test(name)) return null;
  const folder = join(dataDir, "outbox");
  const head = await mailHead(folder, name);
  if (!head) return null;
  const whole = await readFile(join(folder, name));
  return { ...head, text: plainText(whole.subarray(0, MAX_MAIL_BYTES).toString("latin1")) ?? "" };
}

async function mailHead(folder: string, name: string): Promise<OutboxMail | null> {
  const file = await open(join(folder, name)).catch(() => null);
  if (!file) return null;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const { headers } = parted(buffer.subarray(0, bytesRead).toString("latin1"));
    return {
      name,
      at: timeOf(name),
      to: decodedWords(headers.get("to") ?? ""),
      subject: decodedWords(headers.get("subject") ?? ""),
    };
  } finally {
    await file.close();
  }
}

function timeOf(name: string): number {
  return Date.parse(name.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d\.\d{3}Z).*$/, "$1-$2-$3T$4:$5:$6"));
}

/** Header fields (RFC 5322, unfolded, names in lower case) and the body after them. */
function parted(message: string): { headers: Map<string, string>; body: string } {
  const end = /\r?\n\r?\n/.exec(message);
  const head = message.slice(0, end?.index ?? message.length).replace(/\r?\n[ \t]+/g, " ");
  const headers = new Map<string, string>();
  for (const field of head.split(/\r?\n/)) {
    const colon = field.indexOf(":");
    if (colon > 0) headers.set(field.slice(0, colon).toLowerCase(), field.slice(colon + 1).trim());
  }
  return { headers, body: end ? message.slice(end.index + end[0].length) : "" };
}

/** The first text/plain part, at any depth. */
function plainText(message: string): string | null {
  const { headers, body } = parted(message);
  const type = headers.get("content-type") ?? "text/plain";
  const boundary = /\bboundary="?([^";]+)/i.exec(type)?.[1];
  if (boundary) {
    for (const part of body.split(`--${boundary}`).slice(1)) {
      const text = part.startsWith("--") ? null : plainText(part.replace(/^\r?\n/, ""));
      if (text !== null) return text;
    }
    return null;
  }
  if (!/^text\/plain/i.test(type)) return null;
  const encoding = (headers.get("content-transfer-encoding") ?? "").toLowerCase();
  const bytes =
    encoding === "base64"
      ? Buffer.from(body, "base64")
      : Buffer.from(encoding === "quoted-printable" ? unquoted(body.replace(/=\r?\n/g, "")) : body, "latin1");
  return bytes.toString("utf8").replace(/\r\n/g, "\n");
}

/** RFC 2047: `=?utf-8?Q?Gr=C3=BC=C3=9Fe?=`; the space between two such words is not part of the text. */
function decodedWords(value: string): string {
  const words = /=\?([\w-]+)\?([bq])\?([^?]*)\?=(?:\s+(?==\?))?/gi;
  const joined = value.replace(words, (_, __: string, how: string, text: string) =>
    how.toLowerCase() === "b" ? Buffer.from(text, "base64").toString("latin1") : unquoted(text.replaceAll("_", " ")),
  );
  return Buffer.from(joined, "latin1").toString("utf8");
}

function unquoted(text: string): string {
  return text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
