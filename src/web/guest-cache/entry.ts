import type { OutgoingHttpHeaders } from "node:http";
import type { Reading } from "#forum/reading.ts";
import { bestCoding, type Coding, compressed, isWorthCoding } from "../document.ts";
import { etagFor, etagOf } from "../etag.ts";
import { pageHeaders } from "../headers.ts";
import type { Kept } from "../kept-pages.ts";
import type { Page } from "../pages.ts";

/** A kept page is sent many times: it is worth more work than one that is sent once. */
const BROTLI_QUALITY = 6;
/** What an entry takes beside its bodies, about. */
const OVERHEAD_BYTES = 4_000;

/** One coding of a page, ready to be sent. */
export interface Body {
  headers: OutgoingHttpHeaders;
  etag: string;
  bytes: Buffer;
}

/** A page as every guest gets it, with what it was made from. */
export class Entry implements Kept {
  readonly reading: Reading;
  readonly madeAt: number;
  stamp: number | null;
  readonly length: number;
  /** Grows with each coding that is made. */
  bytes: number;
  grows: (bytes: number) => void = () => undefined;
  readonly #headers: OutgoingHttpHeaders;
  readonly #hash: string;
  readonly #plain: Body;
  readonly #isWorthCoding: boolean;
  readonly #coded = new Map<Coding, Promise<Body>>();

  constructor(page: Page, reading: Reading, { madeAt, stamp }: { madeAt: number; stamp: number | null }) {
    this.reading = reading;
    this.madeAt = madeAt;
    this.stamp = stamp;
    this.#headers = pageHeaders(page.headers, page.context);
    this.#hash = etagOf(page.body, null).slice(1, -1);
    this.#plain = this.#bodyOf(page.body, null);
    this.#isWorthCoding = isWorthCoding(page.body);
    this.length = page.body.length;
    this.bytes = this.length + OVERHEAD_BYTES;
  }

  /** The body in the best coding that the client takes, made at its first use. */
  body(accepted: string): Body | Promise<Body> {
    const coding = this.#isWorthCoding ? bestCoding(accepted) : null;
    return coding === null ? this.#plain : this.#code(coding);
  }

  #code(coding: Coding): Promise<Body> {
    let made = this.#coded.get(coding);
    if (!made) {
      made = compressed(this.#plain.bytes, coding, BROTLI_QUALITY).then((chunk) => {
        // What comes from zlib lies in a larger piece of memory, which would be kept as a whole.
        const bytes = Buffer.alloc(chunk.length);
        chunk.copy(bytes);
        this.bytes += bytes.length;
        this.grows(bytes.length);
        return this.#bodyOf(bytes, coding);
      });
      this.#coded.set(coding, made);
      // Tried again by the next one.
      made.catch(() => this.#coded.delete(coding));
    }
    return made;
  }

  #bodyOf(bytes: Buffer, coding: Coding | null): Body {
    const etag = etagFor(this.#hash, coding);
    const headers = { ...this.#headers, etag, "content-length": bytes.length };
    return { headers: coding ? { ...headers, "content-encoding": coding } : headers, etag, bytes };
  }
}
