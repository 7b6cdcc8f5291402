import type { IncomingMessage, ServerResponse } from "node:http";
import type { Store } from "#platform/store.ts";
import { isCurrent } from "../etag.ts";
import { KeptPages } from "../kept-pages.ts";
import type { Page } from "../pages.ts";
import { Entry } from "./entry.ts";
import type { CacheFacts } from "./facts.ts";

const MAX_BYTES = 64 * 1024 * 1024;

/** What the cache stands on; `page` renders the address that a key is (`publicPageKey`) for the guest, whoever asked. */
export interface CacheParts {
  store: Store;
  now: () => number;
  page: (key: string) => Promise<Page>;
  maxBytes?: number;
}

/** Guests' pages, whole, as every guest gets them. */
export class GuestCache {
  readonly #pages: KeptPages<Entry>;
  readonly #render: (key: string) => Promise<Page>;

  constructor({ page, maxBytes = MAX_BYTES, ...parts }: CacheParts) {
    this.#render = page;
    this.#pages = new KeptPages({
      ...parts,
      maxBytes,
      keep: (page, reading, at) => (page.context.actor.id === null ? new Entry(page, reading, at) : null),
    });
  }

  /** The page at this key: an entry, or what is not to be kept. */
  async get(key: string): Promise<Page | Entry> {
    return (await this.#pages.known(key)) ?? this.#pages.made(key, () => this.#render(key));
  }

  /** Whether something is kept at this key, true or not any more. */
  has(key: string): boolean {
    return this.#pages.has(key);
  }

  facts(): CacheFacts {
    return this.#pages.facts();
  }
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
