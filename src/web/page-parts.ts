import { randomBytes } from "node:crypto";

/** Shorter strings cost less than their placeholder. */
const MIN_HELD_CHARS = 400;

/** HTML of the reader's own, or text that is safe in HTML, for whoever is `here()` when it is asked for. */
export type Own = () => string | Promise<string>;

/**
 * What of a page is kept aside while Next renders the rest. Large strings are: what Next carries, it carries three times
 * (render, data for its client, HTML), each time escaped and parsed; a placeholder is carried for nothing. And so is what
 * each reader has of their own, so that the rest can be the same for many.
 */
export class PageParts {
  // Made of chance, so nobody can write one into a post; it stands anywhere, in text and in attributes.
  readonly #mark = `part-${randomBytes(9).toString("base64url")}-`;
  readonly #kept: (string | Own)[] = [];

  /** A placeholder for `html`. */
  hold(html: string): string {
    return html.length < MIN_HELD_CHARS ? html : this.#placeholder(html);
  }

  /** A placeholder for what the reader has of their own: `own` takes all it says from `here()`. */
  own(own: Own): string {
    return this.#placeholder(own);
  }

  /**
   * The document with everything in its place but what is the reader's own. Nothing is held aside any more after it,
   * so that whoever keeps the page keeps each piece once: it is asked for once, and last.
   */
  handOver(html: string): (string | Own)[] {
    const pieces = this.#pieces(html);
    this.#kept.length = 0;
    return pieces;
  }

  /** The whole document, for who is `here()`. */
  async fill(html: string): Promise<string> {
    const texts = this.#pieces(html).map(async (piece) =>
      typeof piece === "string" ? piece : this.fill(await piece()),
    );
    return (await Promise.all(texts)).join("");
  }

  /** Text, what is the reader's own, text, and so on; parts may hold parts. */
  #pieces(html: string): (string | Own)[] {
    const [first = "", ...rest] = html.split(this.#mark);
    const pieces: (string | Own)[] = [];
    let text = first;
    for (const more of rest) {
      const end = more.indexOf(".");
      const kept = this.#kept[Number(more.slice(0, end))] ?? "";
      for (const piece of typeof kept === "string" ? this.#pieces(kept) : [kept]) {
        if (typeof piece === "string") text += piece;
        else {
          pieces.push(text, piece);
          text = "";
        }
      }
      text += more.slice(end + 1);
    }
    pieces.push(text);
    return pieces;
  }

  #placeholder(kept: string | Own): string {
    return `${this.#mark}${this.#kept.push(kept) - 1}.`;
  }
}
