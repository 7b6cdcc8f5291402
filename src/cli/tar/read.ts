import { BadArchive, BLOCK, type EntryHeader, parseHeader, parsePax } from "./header.ts";

export interface Entry extends EntryHeader {
  /** To be read before the next entry is asked for; what is left is skipped. */
  content: AsyncGenerator<Buffer>;
}

const MAX_PAX = 1024 * 1024;

/**
 * The files and folders of a tar archive, in their order. Links, devices and the like are refused.
 * @throws BadArchive when it is damaged or ends early
 */
export async function* entriesOf(archive: AsyncIterable<Buffer>): AsyncGenerator<Entry> {
  const reader = byteReader(archive);
  let pax = new Map<string, string>();
  for (;;) {
    const header = parseHeader(await reader.take(BLOCK));
    if (header === null) {
      // The rest is read too: only then has the sum at the end of the compressed file been checked.
      await reader.drain();
      return;
    }
    if (header.flag === "x" || header.flag === "g") {
      if (header.size > MAX_PAX) throw new BadArchive("a pax header is too long");
      const content = await reader.take(header.size);
      await reader.skip(gap(header.size));
      if (header.flag === "x") pax = parsePax(content);
      continue;
    }
    const name = pax.get("path") ?? header.name;
    const size = Number(pax.get("size") ?? header.size);
    pax = new Map();
    if (header.flag !== "0" && header.flag !== "5") throw new BadArchive(`${name} is neither a file nor a folder`);
    const content = reader.stream(size);
    yield {
      name,
      size,
      type: header.flag === "5" ? "folder" : "file",
      mode: header.mode,
      modifiedAt: header.modifiedAt,
      content,
    };
    for await (const _ of content);
    await reader.skip(gap(size));
  }
}

function gap(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

function byteReader(source: AsyncIterable<Buffer>) {
  const chunks = source[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);

  async function more(): Promise<boolean> {
    const { value, done } = await chunks.next();
    if (!done) rest = value;
    return !done;
  }

  async function* stream(size: number): AsyncGenerator<Buffer> {
    let left = size;
    while (left > 0) {
      if (rest.length === 0 && !(await more())) throw new BadArchive("it ends too early");
      const part = rest.subarray(0, left);
      rest = rest.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }

  return {
    stream,
    async take(size: number): Promise<Buffer> {
      const parts: Buffer[] = [];
      for await (const part of stream(size)) parts.push(part);
      return Buffer.concat(parts);
    },
    async skip(size: number): Promise<void> {
      for await (const _ of stream(size));
    },
    async drain(): Promise<void> {
      while (await more());
    },
  };
}
