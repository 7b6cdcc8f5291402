/** Files that come with forms: bounded, and text out of those that are tables. */
import type { SentFile } from "#forum/fields.ts";
import type { RefusalCode, RefusalDetail } from "#platform/refusal.ts";

/** By field what a page takes. `into`: the text field that the file stands for, where it is a table. */
export type TakenFiles = Readonly<Record<string, { maxBytes: number; into?: string }>>;

/** A file that cannot be taken; what was typed beside it is not lost for that. */
export class BadFile extends Error {
  readonly code: RefusalCode;
  readonly field: string;
  readonly detail: RefusalDetail;
  /** What was typed, as far as it could be read. */
  fields: Readonly<Record<string, string | string[]>> = {};
  constructor(code: RefusalCode, field: string, detail: RefusalDetail = {}) {
    super(code);
    this.code = code;
    this.field = field;
    this.detail = detail;
  }

  beside(fields: BadFile["fields"]): this {
    this.fields = fields;
    return this;
  }
}

export function tooLarge(field: string, taken: TakenFiles): BadFile {
  const bytes = taken[field]?.maxBytes ?? 0;
  const megabytes = bytes / (1024 * 1024);
  return megabytes >= 1
    ? new BadFile("file_too_large", field, { limit: megabytes })
    : new BadFile("table_too_large", field, { limit: Math.round(bytes / 1024) });
}

/** The chosen files of a form, by their fields. @throws BadFile when one is too large */
export async function filesOf(form: FormData, taken: TakenFiles): Promise<Record<string, SentFile>> {
  const files: Record<string, SentFile> = {};
  for (const [field, { maxBytes }] of Object.entries(taken)) {
    const file = form.get(field);
    // Browsers send an empty one for a field in which nothing was chosen.
    if (file === null || typeof file === "string" || file.size === 0) continue;
    if (file.size > maxBytes) throw tooLarge(field, taken);
    files[field] = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  }
  return files;
}

/**
 * A table as text. What is not UTF-8 is what spreadsheets write that do not know better: Windows-1252.
 * @throws BadFile for UTF-16, and for what is no text at all
 */
export function tableIn({ bytes }: SentFile, field: string): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new BadFile("table_utf16", field);
  }
  // Half of UTF-16, and some of every other kind of file.
  if (bytes.includes(0)) throw new BadFile("table_no_text", field);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
