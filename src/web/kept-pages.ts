import { type Reading, reading } from "#forum/reading.ts";
import type { Store } from "#platform/store.ts";
import type { CacheFacts } from "./guest-cache/facts.ts";
import type { Page } from "./pages.ts";
import { createVersionCheck } from "./version-check.ts";

/** What a single page may take of the room: a larger one would push out too many others. */
const LARGEST_SHARE = 1 / 16;

/** A page that is sent more than once, with what it was made from. */
export interface Kept {
  readonly reading: Reading;
  /** ms */
  readonly madeAt: number;
  /** The database as it was when the versions were last found to hold; null: they are asked each time. */
  stamp: number | null;
  /** Bytes of its text. */
  readonly length: number;
  /** What it takes in memory, about. */
  readonly bytes: number;
  /** Told of further bytes, when it grows. */
  grows: (bytes: number) => void;
}

export interface KeptPagesParts<K extends Kept> {
  store: Store;
  now: () => number;
  maxBytes: number;
  /** What of a rendered page is kept; null: nothing. */
  keep: (page: Page, reading: Reading, at: { madeAt: number; stamp: number | null }) => K | null;
}

interface Slot<K> {
  readonly page: K;
  /** Whether somebody asked for it since it came or was passed over. */
  wasAsked: boolean;
}

/**
 * Rendered pages. One is served only while the versions hold that it was made from, so nothing ever has to be thrown
 * out of it: it is right after a restart, from background jobs, and with other processes on the database.
 */
export class KeptPages<K extends Kept> {
  readonly #parts: KeptPagesParts<K>;
  readonly #holds: (page: K) => boolean | Promise<boolean>;
  /** By key, in the order in which they came or were passed over. */
  readonly #kept = new Map<string, Slot<K>>();
  readonly #making = new Map<string, Promise<Page | K>>();
  #bytes = 0;
  #hits = 0;
  #misses = 0;

  constructor(parts: KeptPagesParts<K>) {
    this.#parts = parts;
    this.#holds = createVersionCheck(parts.store);
  }

  /** What is kept at this key and still true. */
  async known(key: string): Promise<K | null> {
    const slot = this.#kept.get(key);
    if (slot && (await this.#isTrue(slot.page))) {
      this.#hits++;
      slot.wasAsked = true;
      return slot.page;
    }
    this.#misses++;
    if (slot) this.#drop(key, slot.page);
    return null;
  }

  /**
   * The page at this key, made: one that is kept from now on, or what is not to be kept. Who comes while it is rendered
   * waits for the same render, and takes it if nothing was written since it began.
   */
  async made(key: string, make: () => Promise<Page>): Promise<Page | K> {
    const others = await this.#making.get(key);
    if (others && "reading" in others && (await this.#isTrue(others))) return others;
    // What is in the making now began after we came.
    return this.#making.get(key) ?? this.#make(key, make);
  }

  /** Whether a page like this one, made for somebody, is of a kind and a size to be kept. */
  couldKeep({ status, body }: Pick<Page, "status" | "body">): boolean {
    return status === 200 && this.#fits(body);
  }

  /** Whether something is kept at this key, true or not any more. */
  has(key: string): boolean {
    return this.#kept.has(key);
  }

  facts(): CacheFacts {
    let oldest: number | null = null;
    for (const { page } of this.#kept.values()) oldest = Math.min(oldest ?? page.madeAt, page.madeAt);
    return { pages: this.#kept.size, bytes: this.#bytes, hits: this.#hits, misses: this.#misses, oldest };
  }

  #isTrue(page: K): boolean | Promise<boolean> {
    return page.reading.until > this.#parts.now() && this.#holds(page);
  }

  #fits({ length }: { length: number }): boolean {
    return length <= this.#parts.maxBytes * LARGEST_SHARE;
  }

  #make(key: string, make: () => Promise<Page>): Promise<Page | K> {
    const { store, now, keep } = this.#parts;
    const stamp = store.changeStamp();
    const made = reading(make)
      .then(({ result: page, reading }) => {
        const isTrue = reading.seen.size > 0 && reading.until > now();
        if (!isTrue || !this.couldKeep(page)) return page;
        const kept = keep(page, reading, { madeAt: now(), stamp });
        // What a page holds aside counts too.
        if (!kept || !this.#fits(kept)) return page;
        this.#keep(key, kept);
        return kept;
      })
      .finally(() => this.#making.delete(key));
    this.#making.set(key, made);
    return made;
  }

  #keep(key: string, page: K): void {
    const known = this.#kept.get(key);
    if (known) this.#drop(key, known.page);
    this.#kept.set(key, { page, wasAsked: false });
    this.#bytes += page.bytes;
    page.grows = (by) => this.#grow(key, page, by);
    this.#shrink(page);
  }

  #grow(key: string, page: K, by: number): void {
    if (this.#kept.get(key)?.page !== page) return;
    this.#bytes += by;
    this.#shrink(page);
  }

  #drop(key: string, page: K): void {
    if (this.#kept.get(key)?.page !== page) return;
    this.#kept.delete(key);
    this.#bytes -= page.bytes;
  }

  /** What somebody asked for is passed over once, and the loop comes to it again; what has just come or grown stays. */
  #shrink(latest: K): void {
    for (const [key, slot] of this.#kept) {
      if (this.#bytes <= this.#parts.maxBytes) return;
      if (slot.page === latest) continue;
      if (slot.wasAsked) {
        slot.wasAsked = false;
        this.#kept.delete(key);
        this.#kept.set(key, slot);
      } else this.#drop(key, slot.page);
    }
  }
}
