import { randomBytes } from "node:crypto";

/** Shorter strings cost less than their placeholder. */
const MIN_HELD_CHARS = 400;

/**
 * The large strings of one page, kept aside while Next renders the rest. What Next carries, it carries three times
 * (render, data for its client, HTML), each time escaped and parsed; a placeholder is carried for nothing.
 */
export class PageParts {
  readonly #name = `part-${randomBytes(9).toString("base64url")}`;
  readonly #kept: string[] = [];

  /** A placeholder for `html`; its name is made of chance, so nobody can write one into a post. */
  hold(html: string): string {
    if (html.length < MIN_HELD_CHARS) return html;
    return `<!--${this.#name}:${this.#kept.push(html) - 1}-->`;
  }

  /** The document with everything in its place; parts may hold parts. */
  fill(html: string): string {
    if (!html.includes(this.#name)) return html;
    return html.replace(new RegExp(`<!--${this.#name}:(\\d+)-->`, "g"), (_, index: string) =>
      this.fill(this.#kept[Number(index)] ?? ""),
    );
  }
}
