import type { OutgoingHttpHeaders } from "node:http";
import type { Reading } from "#forum/reading.ts";
import { type RequestContext, requestContext } from "../context.ts";
import type { Kept } from "../kept-pages.ts";
import type { Own } from "../page-parts.ts";
import type { Page } from "../pages.ts";

/** What an entry takes beside its text, about. */
const OVERHEAD_BYTES = 8_000;

/** A page as every member of one kind gets it, but for what is each one's own. */
export class SharedEntry implements Kept {
  readonly reading: Reading;
  readonly madeAt: number;
  stamp: number | null;
  readonly length: number;
  readonly bytes: number;
  grows: (bytes: number) => void = () => undefined;
  readonly #headers: OutgoingHttpHeaders;
  readonly #pieces: readonly (Buffer | Own)[];
  readonly #suits: () => Promise<boolean>;

  constructor(
    page: Page,
    suits: () => Promise<boolean>,
    reading: Reading,
    { madeAt, stamp }: { madeAt: number; stamp: number | null },
  ) {
    this.reading = reading;
    this.madeAt = madeAt;
    this.stamp = stamp;
    this.#headers = page.headers;
    this.#pieces = page.context.parts
      .handOver(page.body.toString("utf8"))
      .map((piece) => (typeof piece === "string" ? Buffer.from(piece, "utf8") : piece));
    this.#suits = suits;
    this.length = this.#pieces.reduce((sum, piece) => sum + (typeof piece === "function" ? 0 : piece.length), 0);
    this.bytes = this.length + OVERHEAD_BYTES;
  }

  /** The page of this reader; null when it looks different to them. */
  pageFor(reader: RequestContext): Promise<Page | null> {
    return requestContext.run(reader, async () => {
      if (!(await this.#suits())) return null;
      const parts = await Promise.all(
        this.#pieces.map(async (piece) =>
          typeof piece === "function" ? Buffer.from(await reader.parts.fill(await piece()), "utf8") : piece,
        ),
      );
      return { status: 200, headers: this.#headers, body: Buffer.concat(parts), isHtml: true, context: reader };
    });
  }
}
