import { MAX_QUERY_CHARS } from "../input.ts";

export const STATES = ["solved", "unsolved", "unanswered", "staff"] as const;
export type State = (typeof STATES)[number];

/** A question as somebody typed it, taken apart. Names are as typed; whether they exist is for others to say. */
export interface ParsedQuery {
  /** Words, those of phrases too, for finding and ranking. */
  text: string;
  /** In quotation marks: word for word. */
  phrases: string[];
  /** After a minus: words and phrases. */
  without: string[];
  categories: string[];
  /** Threads carry all of these. */
  tags: string[];
  people: string[];
  states: State[];
  /** ms: written at or after, written before. */
  after: number | null;
  before: number | null;
  inTitle: boolean;
}

/** `-` or `name:` in front, then a text in quotation marks (the closing one may be missing) or up to the next space. */
const PIECE = /(-)?(?:([a-z]+):)?(?:["“„»«]([^"“”„»«]*)(?:["“”„»«]|$)|(\S+))/giu;
const MOST_PIECES = 500;
/** In a sentence with more other words, quotation marks are the writer's, not the searcher's: nothing must hold them. */
const MOST_BESIDE = 4;
/** Of one kind; nobody narrows by more. */
const MOST_NAMES = 20;

/** Takes a question apart. Whatever is typed is a question: what is no filter is words. */
export function parseQuery(typed: string): ParsedQuery {
  const query: ParsedQuery = {
    text: "",
    phrases: [],
    without: [],
    categories: [],
    tags: [],
    people: [],
    states: [],
    after: null,
    before: null,
    inTitle: false,
  };
  const words: string[] = [];
  let pieces = 0;
  // PostgreSQL takes no NUL, and nobody looks for control characters.
  const readable = typed
    .slice(0, MAX_QUERY_CHARS)
    .toWellFormed()
    .replace(/\p{Cc}/gu, " ");
  for (const [whole, minus, name, quoted, bare] of readable.matchAll(PIECE)) {
    if (++pieces > MOST_PIECES) break;
    const value = (quoted ?? bare ?? "").trim();
    if (name && !minus && value && takeFilter(query, name.toLowerCase(), value)) continue;
    if (minus && !name && HAS_LETTER.test(value)) addTo(query.without, value);
    else if (quoted !== undefined && !name) {
      if (HAS_LETTER.test(value)) addTo(query.phrases, value);
      words.push(value);
    } else words.push(whole.replace(/["“”„»«]/gu, " "));
  }
  query.text = words.join(" ").trim();
  if (query.text.split(/\s+/).length > query.phrases.join(" ").split(/\s+/).length + MOST_BESIDE) query.phrases = [];
  return query;
}

const HAS_LETTER = /[\p{L}\p{N}]/u;

/** @returns false when this is no filter, and so is searched for as it stands */
function takeFilter(query: ParsedQuery, name: string, value: string): boolean {
  switch (name) {
    case "category":
      return addTo(query.categories, value);
    case "tag":
      return addTo(query.tags, value);
    case "by":
      return addTo(query.people, value.replace(/^@/, ""));
    case "is":
      return isState(value.toLowerCase()) && addTo(query.states, value.toLowerCase() as State);
    case "in":
      if (value.toLowerCase() !== "title") return false;
      query.inTitle = true;
      return true;
    case "before":
    case "after":
      return takeTime(query, name, value);
    default:
      return false;
  }
}

function addTo<T>(list: T[], value: T): boolean {
  if (list.length < MOST_NAMES && !list.includes(value)) list.push(value);
  return true;
}

function isState(value: string): value is State {
  return (STATES as readonly string[]).includes(value);
}

/** 2026, 2026-03 and 2026-03-01, in UTC: `before` leaves that time out, `after` takes it in. */
function takeTime(query: ParsedQuery, name: "before" | "after", value: string): boolean {
  const found = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(value);
  if (!found) return false;
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 1), Number(found[3] ?? 1)];
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  query[name] = Date.UTC(year, month - 1, day);
  return true;
}
