/** Headers of tar archives as POSIX.1-2001 (ustar, pax) describes them, for plain files and folders. */

export const BLOCK = 512;

export type EntryType = "file" | "folder";

export interface EntryHeader {
  /** With forward slashes, relative. */
  name: string;
  type: EntryType;
  size: number;
  /** Permission bits. */
  mode: number;
  /** Milliseconds since the epoch. */
  modifiedAt: number;
}

const MAX_PLAIN_NAME = 100;
/** Eleven octal digits; larger files carry their size in a pax record. */
const MAX_PLAIN_SIZE = 0o77777777777;
const TYPE_FLAGS = { file: "0", folder: "5", pax: "x" } as const;

/** The blocks that stand before an entry's content. */
export function headerBlocks(entry: EntryHeader): Buffer {
  const records: [string, string][] = [];
  if (Buffer.byteLength(entry.name) > MAX_PLAIN_NAME || /[^\x20-\x7e]/.test(entry.name)) {
    records.push(["path", entry.name]);
  }
  if (entry.size > MAX_PLAIN_SIZE) records.push(["size", String(entry.size)]);
  const plain = block({ ...entry, flag: TYPE_FLAGS[entry.type] });
  if (records.length === 0) return plain;
  const pax = Buffer.from(records.map(paxRecord).join(""));
  const before = block({ ...entry, name: "pax", size: pax.length, flag: TYPE_FLAGS.pax });
  return Buffer.concat([before, pax, padding(pax.length), plain]);
}

/** Zeros up to the next whole block. */
export function padding(size: number): Buffer {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}

function block(entry: EntryHeader & { flag: string }): Buffer {
  const header = Buffer.alloc(BLOCK);
  // A name that does not fit stands in the pax record before it; readers take that one.
  header.write(entry.name.replace(/[^\x20-\x7e]/g, "_").slice(0, MAX_PLAIN_NAME), 0, MAX_PLAIN_NAME, "latin1");
  const octal = (value: number, at: number, length: number) =>
    header.write(`${value.toString(8).padStart(length - 1, "0")}\0`, at, length, "latin1");
  octal(entry.mode & 0o7777, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(entry.size > MAX_PLAIN_SIZE ? 0 : entry.size, 124, 12);
  octal(Math.max(0, Math.floor(entry.modifiedAt / 1000)), 136, 12);
  header.write(entry.flag, 156, 1, "latin1");
  header.write("ustar\0" + "00", 257, 8, "latin1");
  header.write(`${checksum(header).toString(8).padStart(6, "0")}\0 `, 148, 8, "latin1");
  return header;
}

/** "LENGTH KEY=VALUE\n", where LENGTH counts itself. */
function paxRecord([key, value]: [string, string]): string {
  const rest = Buffer.byteLength(` ${key}=${value}\n`);
  let length = rest + String(rest).length;
  if (rest + String(length).length > length) length++;
  return `${length} ${key}=${value}\n`;
}

/** The sum of all bytes, with the field of the sum itself taken as spaces. */
function checksum(header: Buffer): number {
  let sum = 8 * 0x20;
  for (const [index, byte] of header.entries()) if (index < 148 || index >= 156) sum += byte;
  return sum;
}

export class BadArchive extends Error {}

export interface RawHeader extends Omit<EntryHeader, "type"> {
  flag: string;
}

/** One header block, or null for a block of zeros. @throws BadArchive when its sum is wrong */
export function parseHeader(header: Buffer): RawHeader | null {
  if (header.every((byte) => byte === 0)) return null;
  const text = (at: number, length: number) => {
    const field = header.subarray(at, at + length);
    const end = field.indexOf(0);
    return field.subarray(0, end < 0 ? length : end).toString("utf8");
  };
  const octal = (at: number, length: number) => Number.parseInt(text(at, length).trim() || "0", 8);
  if (octal(148, 8) !== checksum(header)) throw new BadArchive("a header is damaged");
  const prefix = text(345, 155);
  return {
    name: prefix ? `${prefix}/${text(0, 100)}` : text(0, 100),
    size: octal(124, 12),
    mode: octal(100, 8),
    modifiedAt: octal(136, 12) * 1000,
    flag: text(156, 1) || "0",
  };
}

/** The records of a pax header, by key. */
export function parsePax(content: Buffer): Map<string, string> {
  const records = new Map<string, string>();
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(0x20, at);
    const length = Number(content.subarray(at, space).toString("latin1"));
    if (space < 0 || !Number.isInteger(length) || length <= 0) throw new BadArchive("a pax header is damaged");
    const record = content.subarray(space + 1, at + length - 1).toString("utf8");
    const equals = record.indexOf("=");
    records.set(record.slice(0, equals), record.slice(equals + 1));
    at += length;
  }
  return records;
}
