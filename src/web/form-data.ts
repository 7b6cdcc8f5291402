import type { IncomingMessage } from "node:http";
import type { SentFile } from "#forum/fields.ts";
import { BadFile, filesOf, type TakenFiles, tableIn, tooLarge } from "./form-files.ts";

/** Enough for the longest post in any script, with room for the other fields. */
export const MAX_FORM_BYTES = 512 * 1024;
/** So much of what is too large is passed over unread: a browser hears no answer before it has sent everything. */
const MAX_IGNORED_BYTES = 32 * 1024 * 1024;
const MAX_FIELDS = 500;

export type FormFields = Record<string, string | string[]>;

export interface PostedForm {
  /** Repeated ones as a list. */
  fields: FormFields;
  files: Record<string, SentFile>;
}

/** The request cannot be answered as asked; `status` says why. */
export class BadRequest extends Error {
  readonly status: 400 | 413 | 415;
  constructor(status: 400 | 413 | 415) {
    super(`bad request: ${status}`);
    this.status = status;
  }
}

/**
 * What was posted; of files those that are `taken`, and no others.
 * @throws BadRequest too large, of another type, or broken
 * @throws BadFile when that is for a file that is taken
 */
export async function readForm(request: IncomingMessage, taken: TakenFiles = {}): Promise<PostedForm> {
  const type = request.headers["content-type"] ?? "";
  const isMultipart = type.startsWith("multipart/form-data");
  const [firstFile] = isMultipart ? Object.keys(taken) : [];
  const room = firstFile === undefined ? 0 : Object.values(taken).reduce((sum, { maxBytes }) => sum + maxBytes, 0);
  const body = await readBody(request, MAX_FORM_BYTES + room, room > 0 ? MAX_IGNORED_BYTES : 0);
  if (body === "too large") throw firstFile === undefined ? new BadRequest(413) : tooLarge(firstFile, taken);
  if (type.startsWith("application/x-www-form-urlencoded")) {
    // Before they are parsed: Node's time for fields without a "=" grows with the square of their number.
    if (separatorsIn(body) >= MAX_FIELDS) throw new BadRequest(413);
    return { fields: fieldsOf(new URLSearchParams(body.toString("utf8"))), files: {} };
  }
  if (!isMultipart) throw new BadRequest(415);
  let form: FormData;
  try {
    form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  } catch {
    throw new BadRequest(400);
  }
  const fields = fieldsOf(form);
  try {
    return { fields, files: withoutTables(await filesOf(form, taken), taken, fields) };
  } catch (error) {
    throw error instanceof BadFile ? error.beside(fields) : error;
  }
}

/** Tables become the text of the fields that they stand for, and stay what was typed wherever the form comes back. */
function withoutTables(files: Record<string, SentFile>, taken: TakenFiles, fields: FormFields) {
  const others: Record<string, SentFile> = {};
  for (const [field, file] of Object.entries(files)) {
    const into = taken[field]?.into;
    if (into === undefined) others[field] = file;
    else fields[into] = cleanText(tableIn(file, field));
  }
  return others;
}

/** `ignored`: so many bytes beyond `max` may come and are thrown away. */
async function readBody(request: IncomingMessage, max: number, ignored: number): Promise<Buffer | "too large"> {
  if (Number(request.headers["content-length"] ?? 0) > max + ignored) throw new BadRequest(413);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > max + ignored) break;
      if (size > max) chunks.length = 0;
      else chunks.push(chunk);
    }
  } catch {
    throw new BadRequest(400);
  }
  if (size > max + ignored) throw new BadRequest(413);
  return size > max ? "too large" : Buffer.concat(chunks);
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
