/** Levels of quotes, lists, emphasis or other elements inside each other that a post may have. */
export const MAX_NESTING = 100;

/** Characters that reference links may add to a post: `[a]` can stand for an address of thousands. */
export const MAX_REFERENCED_CHARS = 200_000;

/** A text that is nested too deeply, or that takes too long to render. */
export class TooComplex extends Error {
  readonly code = "text_too_complex";

  constructor(reason: string) {
    super(reason);
    this.name = "TooComplex";
  }
}

/** Where the text of an open list item starts; a quote has no indent. */
type Container = { quote: true } | { quote: false; indent: number };

interface Line {
  text: string;
  at: number;
  column: number;
}

const MARKER = /(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/y;
const RULE = /([-_*])[ \t]*(?:\1[ \t]*){2,}$/y;
const FENCE = /`{3,}(?=[^`]*$)|~{3,}/y;

/**
 * Refuses what would open more than MAX_NESTING quotes and list items inside each other, before a parser sees it:
 * the parser's time grows with the square of the depth, and its stack with the depth.
 * Follows the block rules of CommonMark and leans to counting too much where they need the whole document.
 * @throws TooComplex
 */
export function refuseDeepBlocks(source: string): void {
  let open: Container[] = [];
  let fence: { mark: string; depth: number } | null = null;
  for (const text of source.split(/\r\n|\n|\r/)) {
    const line: Line = { text, at: 0, column: 0 };
    const held = continued(line, open);
    const isBlank = skipSpaces(line, false) === Number.POSITIVE_INFINITY;
    if (fence && held >= fence.depth) {
      if (!isBlank && closes(line, fence.mark)) fence = null;
      continue;
    }
    fence = null;
    if (isBlank) continue;
    const added = opened(line, held);
    if (held + added.length > MAX_NESTING) throw new TooComplex("quotes and lists are nested too deeply");
    if (added.length > 0) open = [...open.slice(0, held), ...added];
    const mark = matchAt(FENCE, line);
    if (mark) {
      open.length = held + added.length;
      fence = { mark, depth: open.length };
    }
  }
}

/** How many of the open containers go on in this line; leaves `line` behind their markers. */
function continued(line: Line, open: readonly Container[]): number {
  let held = 0;
  for (const container of open) {
    const spaces = skipSpaces(line, false);
    if (container.quote) {
      if (spaces > 3 || line.text[line.at + spacesAhead(line)] !== ">") break;
      skipSpaces(line, true);
      enterQuote(line);
    } else if (spaces >= container.indent) {
      if (spaces !== Number.POSITIVE_INFINITY) takeColumns(line, container.indent);
    } else break;
    held++;
  }
  return held;
}

/** The containers whose markers stand next in the line, at most one more than may be open. */
function opened(line: Line, held: number): Container[] {
  const added: Container[] = [];
  while (held + added.length <= MAX_NESTING) {
    const spaces = skipSpaces(line, false);
    if (spaces > 3) {
      // Deeper than that is code, except behind open lists, where counting too much does no harm.
      if (spaces === Number.POSITIVE_INFINITY || held === 0) break;
    }
    skipSpaces(line, true);
    if (line.text[line.at] === ">") {
      enterQuote(line);
      added.push({ quote: true });
      continue;
    }
    if (matchAt(RULE, line)) break;
    const marker = matchAt(MARKER, line);
    if (!marker) break;
    line.at += marker.length;
    line.column += marker.length;
    const after = skipSpaces(line, false);
    const gap = after > 4 ? 1 : after;
    takeColumns(line, gap);
    added.push({ quote: false, indent: spaces + marker.length + gap });
  }
  return added;
}

function enterQuote(line: Line): void {
  line.at++;
  line.column++;
  if (line.text[line.at] === " " || line.text[line.at] === "\t") takeColumns(line, 1);
}

function closes(line: Line, mark: string): boolean {
  const rest = line.text.slice(line.at).trim();
  return rest.length >= mark.length && rest === mark.charAt(0).repeat(rest.length);
}

/** Columns of white space ahead, Infinity if nothing else follows; moves behind them if asked to. */
function skipSpaces(line: Line, move: boolean): number {
  let { at, column } = line;
  for (; line.text[at] === " " || line.text[at] === "\t"; at++) column += line.text[at] === "\t" ? 4 - (column % 4) : 1;
  const spaces = at === line.text.length ? Number.POSITIVE_INFINITY : column - line.column;
  if (move) Object.assign(line, { at, column });
  return spaces;
}

function spacesAhead(line: Line): number {
  let at = line.at;
  while (line.text[at] === " " || line.text[at] === "\t") at++;
  return at - line.at;
}

/** Moves over white space worth so many columns; of a tab that reaches further the rest counts as taken. */
function takeColumns(line: Line, columns: number): void {
  const target = line.column + columns;
  while (line.column < target && (line.text[line.at] === " " || line.text[line.at] === "\t")) {
    line.column += line.text[line.at] === "\t" ? 4 - (line.column % 4) : 1;
    line.at++;
  }
}

function matchAt(pattern: RegExp, line: Line): string | null {
  pattern.lastIndex = line.at;
  return pattern.exec(line.text)?.[0] ?? null;
}
