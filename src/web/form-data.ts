import type { IncomingMessage } from "node:http";

/** Enough for the longest post in any script, with room for the other fields. */
export const MAX_FORM_BYTES = 512 * 1024;
const MAX_FIELDS = 500;

export type FormFields = Record<string, string | string[]>;

/** The request cannot be answered as asked; `status` says why. */
export class BadRequest extends Error {
  readonly status: 400 | 413 | 415;
  constructor(status: 400 | 413 | 415) {
    super(`bad request: ${status}`);
    this.status = status;
  }
}

/** The fields of a posted form, repeated ones as a list. @throws BadRequest too large, of another type, or broken */
export async function readForm(request: IncomingMessage): Promise<FormFields> {
  const type = request.headers["content-type"] ?? "";
  const body = await readBody(request);
  if (type.startsWith("application/x-www-form-urlencoded")) {
    // Before they are parsed: Node's time for fields without a "=" grows with the square of their number.
    if (separatorsIn(body) >= MAX_FIELDS) throw new BadRequest(413);
    return fieldsOf(new URLSearchParams(body.toString("utf8")));
  }
  if (!type.startsWith("multipart/form-data")) throw new BadRequest(415);
  try {
    const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
    return fieldsOf(form);
  } catch {
    throw new BadRequest(400);
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers["content-length"] ?? 0) > MAX_FORM_BYTES) throw new BadRequest(413);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_FORM_BYTES) break;
      chunks.push(chunk);
    }
  } catch {
    throw new BadRequest(400);
  }
  if (size > MAX_FORM_BYTES) throw new BadRequest(413);
  return Buffer.concat(chunks);
}

function separatorsIn(body: Buffer): number {
  let count = 0;
  for (let at = body.indexOf("&"); at >= 0; at = body.indexOf("&", at + 1)) count++;
  return count;
}

function fieldsOf(entries: Iterable<[string, string | File]>): FormFields {
  const fields: FormFields = Object.create(null) as FormFields;
  let count = 0;
  for (const [name, value] of entries) {
    if (typeof value !== "string") continue;
    if (++count > MAX_FIELDS) throw new BadRequest(413);
    const text = cleanText(value);
    const before = fields[name];
    if (before === undefined) fields[name] = text;
    else if (typeof before === "string") fields[name] = [before, text];
    else before.push(text);
  }
  return fields;
}

/**
 * What databases, browsers and terminals agree on: no control characters but tabs and ends of lines, no half of a
 * surrogate pair, one kind of line end.
 */
export function cleanText(value: string): string {
  return value
    .replace(/\r\n?/g, "\n")
    .replace(/(?![\t\n])\p{Cc}/gu, "")
    .toWellFormed();
}
