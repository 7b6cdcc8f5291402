/**
 * Where we differ from the suites on purpose or by our parser. A listed example that passes is an error, too.
 *
 * - `sanitised`: the example holds HTML, or addresses, that posts may not contain. What comes out must be what the
 *   suite expects after sanitising, with foreign tags as text: this is tested, not waived.
 * - `foreign_block`: the same for a block of HTML that holds nothing else; its text stands in a paragraph.
 * - `autolink`: plain CommonMark leaves bare addresses alone, GFM links them, and we follow GFM.
 * - `astral`: micromark looks at UTF-16 units and does not see that a currency sign beyond U+FFFF is a symbol.
 * - `comment`: CommonMark 0.31 reads HTML comments as browsers do, the older GFM text does not; we follow the newer.
 * - `no_source`: the data carries no Markdown for this example.
 * - `crash`: the suite asks only that nothing breaks.
 */
export type Reason = "sanitised" | "foreign_block" | "autolink" | "astral" | "comment" | "no_source" | "crash";

const listed = (reason: Reason, examples: readonly number[]): [number, Reason][] =>
  examples.map((example) => [example, reason]);

export const DIFFERENCES: Readonly<Record<string, ReadonlyMap<number, Reason>>> = {
  "commonmark/spec.json": new Map([
    ...listed(
      "sanitised",
      [
        150, 152, 153, 154, 165, 170, 171, 179, 181, 182, 184, 185, 203, 310, 311, 493, 502, 526, 538, 598, 600, 601,
        603, 615, 616, 617, 618, 619, 625, 627, 628, 629, 630, 631,
      ],
    ),
    ...listed("foreign_block", [164, 172, 173, 174, 175, 178, 180]),
    ...listed("autolink", [604, 608, 610, 613, 614]),
    ...listed("astral", [356]),
  ]),
  "gfm/spec-gfm.json": new Map([
    ...listed(
      "sanitised",
      [
        120, 122, 123, 124, 134, 139, 146, 148, 149, 151, 152, 170, 288, 289, 500, 508, 532, 544, 604, 606, 607, 609,
        632, 633, 634, 635, 636, 642, 644, 647, 648, 649,
      ],
    ),
    ...listed("foreign_block", [133, 140, 141, 142, 145, 147]),
    ...listed(
      "no_source",
      [
        198, 199, 200, 201, 202, 203, 204, 205, 279, 280, 491, 492, 621, 622, 623, 624, 625, 626, 627, 628, 629, 630,
        631, 653,
      ],
    ),
    ...listed("autolink", [610, 614, 616, 619, 620]),
    ...listed("comment", [645, 646]),
  ]),
  "gfm/extensions.json": new Map([...listed("sanitised", [22]), ...listed("crash", [20])]),
};
