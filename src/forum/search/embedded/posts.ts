import type { WordStream } from "../ranking/words.ts";
import type { Connection } from "./file.ts";
import { unpackWords } from "./stream.ts";

/** About 5 MB. Who types a question letter by letter, and who asks for frequent words, reads the same posts again. */
const MOST_KEPT = 5_000;

interface Row {
  id: number;
  words: Buffer;
}

/** The words of the posts of an index, the last ones read in memory. */
export class Posts {
  readonly #kept = new Map<number, WordStream>();
  readonly #find;

  constructor(db: Connection) {
    this.#find = db.prepare<[string], Row>("SELECT id, words FROM doc WHERE id IN (SELECT value FROM json_each(?))");
  }

  /** Those that are there, in the order of the ids. */
  read(ids: readonly number[]): [number, WordStream][] {
    const unread = ids.filter((id) => !this.#kept.has(id));
    if (unread.length > 0) {
      for (const { id, words } of this.#find.all(JSON.stringify(unread))) this.#kept.set(id, unpackWords(words));
    }
    const found: [number, WordStream][] = [];
    for (const id of ids) {
      const stream = this.#kept.get(id);
      if (stream) found.push([id, stream]);
    }
    this.#forgetOldest();
    return found;
  }

  /** A post is another one now, or gone. */
  forget(id: number): void {
    this.#kept.delete(id);
  }

  #forgetOldest(): void {
    for (const id of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) return;
      this.#kept.delete(id);
    }
  }
}
