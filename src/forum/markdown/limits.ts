/** Levels of quotes, lists, emphasis or other elements inside each other that a post may have. */
export const MAX_NESTING = 100;

/** Characters that reference links may add to a post: `[a]` can stand for an address of thousands. */
export const MAX_REFERENCED_CHARS = 200_000;

/** Cells of all tables; short rows are filled up to the width of the first, so a few signs can ask for millions. */
export const MAX_TABLE_CELLS = 20_000;

/**
 * Characters of HTML that a post may become; `[^1]` again and again grows fortyfold, and everybody who reads the page
 * pays for it. The densest honest text of the longest post, formulas alone, comes to 250,000.
 */
export const MAX_HTML_CHARS = 300_000;

/** A text that is nested too deeply, or that takes too long to render. */
export class TooComplex extends Error {
  readonly code = "text_too_complex";

  constructor(reason: string) {
    super(reason);
    this.name = "TooComplex";
  }
}

/** A list item or footnote goes on in lines that are indented so far; a quote has a sign of its own. */
type Container = { quote: true } | { quote: false; indent: number };

interface Line {
  text: string;
  at: number;
  column: number;
}

const MARKER = /(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/y;
const FOOTNOTE = /\[\^(?:[^\][\\\s]|\\.){1,999}\]:/y;
const FOOTNOTE_INDENT = 4;
const RULE = /([-_*])[ \t]*(?:\1[ \t]*){2,}$/y;
const FENCE = /`{3,}(?=[^`]*$)|~{3,}/y;

/**
 * Refuses what would open more than MAX_NESTING quotes, list items and footnotes inside each other, before a parser
 * sees it: the parser's time grows with the square of the depth, and its stack with the depth.
 * Follows the block rules of CommonMark and leans to counting too much where they need the whole document.
 * @throws TooComplex
 */
export function refuseDeepBlocks(source: string): void {
  let open: Container[] = [];
  let fence: { mark: string; depth: number } | null = null;
  for (const text of source.split("\n")) {
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
    if (held + added.length > MAX_NESTING) throw new TooComplex("quotes or lists are nested too deeply");
    if (added.length > 0) open = [...open.slice(0, held), ...added];
    const mark = skipSpaces(line, true) > 3 ? null : matchAt(FENCE, line);
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
    // Deeper than that is code, except behind open lists, where counting too much does no harm.
    if (spaces === Number.POSITIVE_INFINITY || (spaces > 3 && held === 0)) break;
    const container = openedAt({ ...line, at: line.at + spacesAhead(line), column: line.column + spaces }, spaces);
    if (!container) break;
    Object.assign(line, container.rest);
    added.push(container.opens);
  }
  return added;
}

/** The container that opens right here, behind so many `spaces`, and the line behind its marker. */
function openedAt(line: Line, spaces: number): { opens: Container; rest: Line } | null {
  if (line.text[line.at] === ">") {
    enterQuote(line);
    return { opens: { quote: true }, rest: line };
  }
  const footnote = matchAt(FOOTNOTE, line);
  if (footnote) {
    skip(line, footnote.length);
    return { opens: { quote: false, indent: FOOTNOTE_INDENT }, rest: line };
  }
  const marker = matchAt(RULE, line) ? null : matchAt(MARKER, line);
  if (!marker) return null;
  skip(line, marker.length);
  const after = skipSpaces(line, false);
  const gap = after > 4 ? 1 : after;
  takeColumns(line, gap);
  return { opens: { quote: false, indent: spaces + marker.length + gap }, rest: line };
}

function skip(line: Line, chars: number): void {
  line.at += chars;
  line.column += chars;
}

function enterQuote(line: Line): void {
  skip(line, 1);
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
