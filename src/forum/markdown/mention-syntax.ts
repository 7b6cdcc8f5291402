import type { Extension as FromMarkdown } from "mdast-util-from-markdown";
import type { Code, Effects, State, Extension as Syntax, TokenizeContext } from "micromark-util-types";

/** `@name` of a person who exists, in Markdown's tree. */
export interface Mention {
  type: "mention";
  /** As its owner writes it. */
  name: string;
  /** As it was typed, with the `@`. */
  value: string;
}

declare module "mdast" {
  interface PhrasingContentMap {
    mention: Mention;
  }
  interface RootContentMap {
    mention: Mention;
  }
}

declare module "micromark-util-types" {
  interface TokenTypeMap {
    mention: "mention";
  }
}

const NAME = /[\p{L}\p{M}\p{N}_-]{3,31}/uy;
const MAX_NAME_CHARS = 30;
const AT = 64;
/** What before an `@` makes it part of an address. */
const GLUED = /[\p{L}\p{M}\p{N}@/]/u;
const MAX_CANDIDATES = 50;

/** One spelling for names that differ in case or in how their letters are composed. */
export function foldName(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

/** The names that may be meant by the `@` at `at`, longest first: a name may end in signs that are also Markdown. */
function namesAt(source: string, at: number): string[] {
  if (at > 0 && GLUED.test(String.fromCodePoint(source.codePointAt(at - 1) ?? 0))) return [];
  NAME.lastIndex = at + 1;
  const whole = NAME.exec(source)?.[0];
  if (!whole || Array.from(whole).length > MAX_NAME_CHARS || source[at + 1 + whole.length] === "@") return [];
  const names = [whole];
  for (let name = whole; /[_-]$/.test(name) && name.length > 3; ) {
    name = name.slice(0, -1);
    names.push(name);
  }
  return names;
}

/**
 * The names that a text may mention, as written there, each once, at most 50: more than it does mention,
 * since code and links are not told apart.
 */
export function mentionCandidates(source: string): string[] {
  const found = new Map<string, string>();
  for (let at = source.indexOf("@"); at >= 0 && found.size < MAX_CANDIDATES; at = source.indexOf("@", at + 1)) {
    for (const name of namesAt(source, at)) if (!found.has(foldName(name))) found.set(foldName(name), name);
  }
  return [...found.values()].slice(0, MAX_CANDIDATES);
}

/** Reads `@name` in `source` before emphasis is looked for, so that `@a_b_c` stays whole. */
export function mentionSyntax(source: string, people: ReadonlyMap<string, string>): Syntax {
  return { text: { [AT]: { name: "mention", tokenize } } };

  function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    // Positions in the text are the parser's own, also inside tables and quotes.
    const name = namesAt(source, this.now().offset).find((each) => people.has(foldName(each)));
    let left = name ? name.length + 1 : 0;

    return function inside(code: Code): State | undefined {
      if (!name) return nok(code);
      if (left === name.length + 1) effects.enter("mention");
      if (left === 0) {
        effects.exit("mention");
        return ok(code);
      }
      if (code === null) return nok(code);
      effects.consume(code);
      left--;
      return inside;
    };
  }
}

/** Turns the tokens of `mentionSyntax` into nodes that carry the name as its owner writes it. */
export function mentionFromMarkdown(people: ReadonlyMap<string, string>): FromMarkdown {
  return {
    enter: {
      mention(token) {
        const value = this.sliceSerialize(token);
        this.enter({ type: "mention", name: people.get(foldName(value.slice(1))) ?? value.slice(1), value }, token);
      },
    },
    exit: {
      mention(token) {
        this.exit(token);
      },
    },
  };
}
