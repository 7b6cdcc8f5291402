import { createReadStream } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { SaxesParser } from "saxes";
import { MAX_LINE_CHARS } from "./lines.ts";

export type Row = Readonly<Record<string, string>>;

export type RowOrProblem = { line: number; row: Row } | { line: number; reason: string };

/** .NET writes these though XML 1.0 has no such characters. */
const CONTROL_REFERENCE = /&#(?:x0*(?:1[0-9a-f]|[0-8bcef])|0*(?:[0-8]|1[124-9]|2\d|3[01]));/gi;

/**
 * The `<row …/>` elements of an XML file, wherever lines break. Each element is parsed on its own: a broken one
 * costs only itself, memory stays within one element, and since no document type reaches the parser, no entity
 * but XML's five is ever resolved.
 */
export async function* readRows(path: string, read: (bytes: number) => void): AsyncGenerator<RowOrProblem> {
  const decoder = new StringDecoder("utf8");
  let line = 1;
  let rest = "";
  let inComment = false;
  let tooLong = false;

  /** `piece` is what stands from one `<` up to the next. */
  function* take(piece: string): Generator<RowOrProblem> {
    const start = line;
    for (let at = piece.indexOf("\n"); at >= 0; at = piece.indexOf("\n", at + 1)) line++;
    if (tooLong) {
      tooLong = false;
      yield { line: start, reason: "the row is too long" };
      return;
    }
    if (inComment || piece.startsWith("<!--")) {
      inComment = !piece.includes("-->");
      return;
    }
    if (/^<!/.test(piece)) yield { line: start, reason: "a document type is not read" };
    if (!/^<row[\s/>]/.test(piece)) return;
    const parsed = parseRow(piece);
    yield typeof parsed === "string" ? { line: start, reason: parsed } : { line: start, row: parsed };
  }

  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    read((chunk as Buffer).length);
    const pieces = decoder.write(chunk as Buffer).split("<");
    for (let index = 0; index < pieces.length; index++) {
      const piece = pieces[index] ?? "";
      if (index > 0) {
        yield* take(rest);
        rest = "<";
      }
      tooLong ||= rest.length + piece.length > MAX_LINE_CHARS;
      rest = tooLong ? countable(rest + piece) : rest + piece;
    }
  }
  yield* take(rest);
}

/** Of a row that is given up, only its line ends matter any more. */
function countable(text: string): string {
  return text.replace(/[^\n]+/g, "");
}

/** The attributes, or what is wrong. */
function parseRow(piece: string): Row | string {
  const end = piece.lastIndexOf(">");
  if (end < 0) return "the row does not end";
  const parser = new SaxesParser({ fragment: true, xmlns: false });
  let row: Row | undefined;
  let wrong: string | undefined;
  parser.on("error", (error) => {
    wrong ??= error.message.replace(/^\d+:\d+: /, "");
  });
  parser.on("opentag", (tag) => {
    row = tag.attributes;
  });
  parser.write(piece.slice(0, end + 1).replace(CONTROL_REFERENCE, "\uFFFD"));
  return wrong ?? row ?? "the row does not end";
}
