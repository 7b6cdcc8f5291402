import type { IncomingMessage, ServerResponse } from "node:http";
import type { Store } from "#platform/store.ts";
import { isCurrent } from "../etag.ts";
import { KeptPages } from "../kept-pages.ts";
import type { Page } from "../pages.ts";
import { Entry } from "./entry.ts";
import type { CacheFacts } from "./facts.ts";

const MAX_BYTES = 64 * 1024 * 1024;

/** What the cache stands on; `page` renders an address for the guest, whoever asked. */
export interface CacheParts {
  store: Store;
  now: () => number;
  page: (url: URL) => Promise<Page>;
  maxBytes?: number;
}

/** Guests' pages, whole, as every guest gets them. */
export class GuestCache {
  readonly #pages: KeptPages<Entry>;
  readonly #render: (url: URL) => Promise<Page>;

  constructor({ page, maxBytes = MAX_BYTES, ...parts }: CacheParts) {
    this.#render = page;
    this.#pages = new KeptPages({
      ...parts,
      maxBytes,
      keep: (page, reading, at) => (page.context.actor.id === null ? new Entry(page, reading, at) : null),
    });
  }

  /** The page at this key and address: an entry, or what is not to be kept. */
  async get(key: string, url: URL): Promise<Page | Entry> {
    return (await this.#pages.known(key)) ?? this.#pages.made(key, () => this.#render(url));
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
