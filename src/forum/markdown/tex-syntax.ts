import type { CompileContext, Extension as FromMarkdown } from "mdast-util-from-markdown";
import type {
  Code,
  Construct,
  Effects,
  State,
  Extension as Syntax,
  Token,
  TokenizeContext,
} from "micromark-util-types";

/** TeX between dollars, in Markdown's tree. */
export interface Tex {
  type: "tex";
  /** As it was typed, dollars included. */
  value: string;
  /** On lines of its own. */
  block: boolean;
}

declare module "mdast" {
  interface PhrasingContentMap {
    tex: Tex;
  }
  interface RootContentMap {
    tex: Tex;
  }
}

declare module "micromark-util-types" {
  interface TokenTypeMap {
    texText: "texText";
    texFlow: "texFlow";
    texData: "texData";
  }
}

const DOLLAR = 36;
const BACKSLASH = 92;
const isSpace = (code: Code) => code === null || code < 0 || code === 32;
const isLineEnding = (code: Code): code is number => code !== null && code < -2;
const isDigit = (code: Code) => code !== null && code >= 48 && code <= 57;
const isLetter = (code: Code) => code !== null && /\p{L}/u.test(String.fromCharCode(code));
/** What a price or a shell variable hardly contains: \ ^ _ { */
const isTexSign = (code: Code) => code === BACKSLASH || code === 94 || code === 95 || code === 123;

/**
 * `$…$` and `$$…$$` within a paragraph. Prices are told apart as pandoc does: no space inside the dollars, no digit
 * behind them. As MathJax forums also write `$ \psi $`, space is allowed around what looks like TeX.
 */
const texText: Construct = { name: "texText", tokenize: tokenizeText, previous };

function previous(this: TokenizeContext, code: Code): boolean {
  return code !== DOLLAR || this.events.at(-1)?.[1].type === "characterEscape";
}

function tokenizeText(effects: Effects, ok: State, nok: State): State {
  let size = 0;
  let closing = 0;
  let isSpaced = false;
  let looksLikeTex = false;
  let last: Code = null;

  return open;

  function open(code: Code): State | undefined {
    if (code === DOLLAR && size < 3) {
      if (size === 0) {
        effects.enter("texText");
        effects.enter("texData");
      }
      effects.consume(code);
      size++;
      return open;
    }
    if (size > 2 || code === null) return nok(code);
    isSpaced = isSpace(code);
    return inside(code);
  }

  function inside(code: Code): State | undefined {
    if (code === null) return nok(code);
    if (code === DOLLAR) {
      isSpaced ||= isSpace(last);
      return close(code);
    }
    if (isLineEnding(code)) {
      last = code;
      effects.exit("texData");
      effects.enter("lineEnding");
      effects.consume(code);
      effects.exit("lineEnding");
      return atLineStart;
    }
    looksLikeTex ||= isTexSign(code);
    last = code;
    effects.consume(code);
    return code === BACKSLASH ? escaped : inside;
  }

  /** A token may only begin where its first sign is at hand. */
  function atLineStart(code: Code): State | undefined {
    if (code === null || isLineEnding(code)) return nok(code);
    effects.enter("texData");
    return inside(code);
  }

  function escaped(code: Code): State | undefined {
    if (code === null || isLineEnding(code)) return inside(code);
    last = code;
    effects.consume(code);
    return inside;
  }

  function close(code: Code): State | undefined {
    if (code === DOLLAR) {
      effects.consume(code);
      closing++;
      return close;
    }
    if (closing < size) {
      // `$$a \text{if $b$}$$`
      closing = 0;
      last = DOLLAR;
      return inside(code);
    }
    if (closing !== size || last === null) return nok(code);
    if (size === 1 && (isDigit(code) || (isSpaced && (!looksLikeTex || isLetter(code))))) return nok(code);
    effects.exit("texData");
    effects.exit("texText");
    return ok(code);
  }
}

/**
 * A line that starts with `$$` up to one that ends with it. Only where both are there: an opening one alone must not
 * swallow the rest of the post. `blocks`: number of the opening line -> number of the closing one.
 */
function texFlow(blocks: ReadonlyMap<number, number>): Construct {
  return { name: "texFlow", tokenize, concrete: true };

  function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    const context = this;
    const lastLine = blocks.get(this.now().line);
    const goesOn: Construct = {
      partial: true,
      tokenize(effects, ok, nok) {
        return (code) => {
          effects.enter("lineEnding");
          effects.consume(code);
          effects.exit("lineEnding");
          return (next) => (context.parser.lazy[context.now().line] ? nok(next) : ok(next));
        };
      },
    };

    return (code) => {
      if (lastLine === undefined) return nok(code);
      effects.enter("texFlow");
      return context.interrupt ? ok(code) : line(code);
    };

    function line(code: Code): State | undefined {
      if (code !== null && !isLineEnding(code)) {
        effects.enter("texData");
        return data(code);
      }
      return end(code);
    }

    function data(code: Code): State | undefined {
      if (code === null || isLineEnding(code)) {
        effects.exit("texData");
        return end(code);
      }
      effects.consume(code);
      return data;
    }

    function end(code: Code): State | undefined {
      if (code === null || context.now().line === lastLine) return done(code);
      return effects.attempt(goesOn, line, done)(code);
    }

    function done(code: Code): State | undefined {
      effects.exit("texFlow");
      return ok(code);
    }
  }
}

const BLOCK_START = /^(?:[\s>]|[-+*]\s|\d{1,9}[.)]\s)*\$\$/;
const BLOCK_END = /\$\$\s*$/;
const BARE_BLOCK_START = /^[\s>]*\$\$\s*$/;
const BLANK = /^[\s>]*$/;

/** Opening line -> closing line of the blocks between lines with `$$`, counted from 1. */
function texBlocks(source: string): Map<number, number> {
  const blocks = new Map<number, number>();
  let open: { line: number; isBlock: boolean; isBare: boolean } | null = null;
  for (const [index, text] of source.split("\n").entries()) {
    const line = index + 1;
    // No display goes on behind a blank line, unless it stands between lines that hold nothing else.
    if (BLANK.test(text)) {
      if (!open?.isBare) open = null;
    } else if (text.split("$$").length % 2 === 0) {
      if (open?.isBlock && BLOCK_END.test(text)) blocks.set(open.line, line);
      open = open ? null : { line, isBlock: BLOCK_START.test(text), isBare: BARE_BLOCK_START.test(text) };
    }
  }
  return blocks;
}

/** Reads TeX before anything in it is taken for Markdown. */
export function texSyntax(source: string): Syntax {
  const syntax: Syntax = { text: { [DOLLAR]: texText } };
  if (source.includes("$$")) syntax.flow = { [DOLLAR]: texFlow(texBlocks(source)) };
  return syntax;
}

/** Turns the tokens of `texSyntax` into nodes with the text as it was typed. */
export const texFromMarkdown: FromMarkdown = {
  enter: { texText: enterTex, texFlow: enterTex },
  exit: {
    texData(token) {
      this.config.enter.data?.call(this, token);
      this.config.exit.data?.call(this, token);
    },
    texText: exitTex,
    texFlow: exitTex,
  },
};

function enterTex(this: CompileContext, token: Token): undefined {
  this.enter({ type: "tex", value: "", block: token.type === "texFlow" }, token);
  this.buffer();
}

function exitTex(this: CompileContext, token: Token): undefined {
  const value = this.resume();
  const node = this.stack[this.stack.length - 1];
  if (node?.type === "tex") node.value = value;
  this.exit(token);
}
