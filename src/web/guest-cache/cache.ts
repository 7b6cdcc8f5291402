import type { IncomingMessage, ServerResponse } from "node:http";
import { type Reading, reading } from "#forum/reading.ts";
import type { Store } from "#platform/store.ts";
import { isCurrent } from "../etag.ts";
import type { Page } from "../pages.ts";
import { Entry } from "./entry.ts";
import type { CacheFacts } from "./facts.ts";
import { createVersionCheck } from "./version-check.ts";

const MAX_BYTES = 64 * 1024 * 1024;
/** What a single page may take of it: a larger one would push out too many others. */
const LARGEST_SHARE = 1 / 16;

/** What the cache stands on; `page` renders an address for the guest, whoever asked. */
export interface CacheParts {
  store: Store;
  now: () => number;
  page: (url: URL) => Promise<Page>;
  maxBytes?: number;
}

/**
 * Guests' pages, whole. One is served only while the versions hold that it was made from, so nothing ever has to be
 * thrown out of it: it is right after a restart, from background jobs, and with other processes on the database.
 */
export class GuestCache {
  readonly #parts: CacheParts;
  readonly #maxBytes: number;
  readonly #holds: (entry: Entry) => Promise<boolean>;
  /** By key, least recently used first. */
  readonly #entries = new Map<string, Entry>();
  readonly #making = new Map<string, Promise<Page | Entry>>();
  #bytes = 0;
  #hits = 0;
  #misses = 0;

  constructor(parts: CacheParts) {
    this.#parts = parts;
    this.#maxBytes = parts.maxBytes ?? MAX_BYTES;
    this.#holds = createVersionCheck(parts.store);
  }

  /** The page at this key and address: an entry, or what is not to be kept. */
  async get(key: string, url: URL): Promise<Page | Entry> {
    const known = this.#entries.get(key);
    if (known && (await this.#isTrue(known))) {
      this.#hits++;
      this.#entries.delete(key);
      this.#entries.set(key, known);
      return known;
    }
    this.#misses++;
    if (known) this.#drop(key, known);
    return this.#made(key, url);
  }

  facts(): CacheFacts {
    let oldest: number | null = null;
    for (const { madeAt } of this.#entries.values()) oldest = Math.min(oldest ?? madeAt, madeAt);
    return { pages: this.#entries.size, bytes: this.#bytes, hits: this.#hits, misses: this.#misses, oldest };
  }

  async #isTrue(entry: Entry): Promise<boolean> {
    return entry.reading.until > this.#parts.now() && (await this.#holds(entry));
  }

  /** Who comes while it is rendered waits for the same render, and takes it if nothing was written since it began. */
  async #made(key: string, url: URL): Promise<Page | Entry> {
    const others = await this.#making.get(key);
    if (others instanceof Entry && (await this.#isTrue(others))) return others;
    // What is in the making now began after we came.
    return this.#making.get(key) ?? this.#make(key, url);
  }

  #make(key: string, url: URL): Promise<Page | Entry> {
    const stamp = this.#parts.store.changeStamp();
    const made = reading(() => this.#parts.page(url))
      .then(({ result: page, reading }) => {
        if (!isKeepable(page, reading, this.#parts.now()) || page.body.length > this.#maxBytes * LARGEST_SHARE)
          return page;
        const entry = new Entry(page, reading, { madeAt: this.#parts.now(), stamp });
        this.#keep(key, entry);
        return entry;
      })
      .finally(() => this.#making.delete(key));
    this.#making.set(key, made);
    return made;
  }

  #keep(key: string, entry: Entry): void {
    const known = this.#entries.get(key);
    if (known) this.#drop(key, known);
    this.#entries.set(key, entry);
    this.#bytes += entry.bytes;
    entry.grows = (by) => this.#grow(key, entry, by);
    this.#shrink();
  }

  /** A coding more was made of a page that is still kept. */
  #grow(key: string, entry: Entry, by: number): void {
    if (this.#entries.get(key) !== entry) return;
    this.#bytes += by;
    this.#shrink();
  }

  #drop(key: string, entry: Entry): void {
    if (this.#entries.get(key) !== entry) return;
    this.#entries.delete(key);
    this.#bytes -= entry.bytes;
  }

  #shrink(): void {
    for (const [key, entry] of this.#entries) {
      if (this.#bytes <= this.#maxBytes) return;
      this.#drop(key, entry);
    }
  }
}

function isKeepable(page: Page, { seen, until }: Reading, now: number): boolean {
  return page.status === 200 && page.context.actor.id === null && seen.size > 0 && until > now;
}

/** Sends what is kept, or 304 to who has it. */
export async function sendEntry(request: IncomingMessage, response: ServerResponse, entry: Entry): Promise<void> {
  const { headers, etag, bytes } = await entry.body(String(request.headers["accept-encoding"] ?? ""));
  if (isCurrent(request.headers["if-none-match"], etag)) {
    const { "content-length": _length, "content-encoding": _coding, "content-type": _type, ...kept } = headers;
    response.writeHead(304, kept).end();
    return;
  }
  response.writeHead(200, headers);
  response.end(request.method === "HEAD" ? undefined : bytes);
}
