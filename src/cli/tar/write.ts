import { createReadStream } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { BLOCK, type EntryHeader, headerBlocks, padding } from "./header.ts";

export interface Source {
  /** Name in the archive. */
  name: string;
  /** Where its content lies, or the content itself. */
  from: string | Buffer;
}

/** A tar archive of these files, and of folders with all that is in them; links and sockets are left out. */
export async function* tarOf(sources: Iterable<Source>, skip: (path: string) => boolean): AsyncGenerator<Buffer> {
  for (const { name, from } of sources) {
    if (typeof from === "string") yield* entryOf(name, from, skip);
    else {
      yield headerBlocks({ name, type: "file", size: from.length, mode: 0o600, modifiedAt: Date.now() });
      yield from;
      yield padding(from.length);
    }
  }
  yield Buffer.alloc(2 * BLOCK);
}

async function* entryOf(name: string, path: string, skip: (path: string) => boolean): AsyncGenerator<Buffer> {
  if (skip(path)) return;
  // Gone since its folder was listed: a file that is deleted while the archive is written is not part of it.
  const facts = await lstat(path).catch(() => null);
  if (facts?.isDirectory()) {
    yield headerBlocks({ ...headerFacts(facts), name: `${name}/`, type: "folder", size: 0 });
    for (const child of (await readdir(path)).sort()) yield* entryOf(`${name}/${child}`, join(path, child), skip);
  } else if (facts?.isFile()) {
    yield headerBlocks({ ...headerFacts(facts), name, type: "file", size: facts.size });
    yield* exactly(path, facts.size);
    yield padding(facts.size);
  }
}

function headerFacts({ mode, mtimeMs }: { mode: number; mtimeMs: number }): Pick<EntryHeader, "mode" | "modifiedAt"> {
  return { mode: mode & 0o777, modifiedAt: mtimeMs };
}

/** As many bytes as the header has promised, even if the file grows in the meantime. */
async function* exactly(path: string, size: number): AsyncGenerator<Buffer> {
  if (size === 0) return;
  let left = size;
  for await (const chunk of createReadStream(path, { end: size - 1 })) {
    left -= (chunk as Buffer).length;
    yield chunk as Buffer;
  }
  if (left > 0) throw new Error(`${path} became shorter while it was read`);
}
