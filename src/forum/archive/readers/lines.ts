import { createReadStream } from "node:fs";
import { StringDecoder } from "node:string_decoder";

/** A line longer than this is reported and left out; 4 million characters are a hundred times the longest post. */
export const MAX_LINE_CHARS = 4_000_000;

export interface Line {
  number: number;
  text: string;
  /** It was longer than MAX_LINE_CHARS; `text` is empty then. */
  tooLong: boolean;
}

/** The lines of a UTF-8 file, without their ends and a leading BOM. Memory stays within one line. */
export async function* readLines(path: string, read: (bytes: number) => void): AsyncGenerator<Line> {
  const decoder = new StringDecoder("utf8");
  let number = 1;
  let rest = "";
  let tooLong = false;
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    read((chunk as Buffer).length);
    const parts = decoder.write(chunk as Buffer).split("\n");
    const last = parts.pop() ?? "";
    for (const part of parts) {
      yield line(number++, rest + part, tooLong);
      rest = "";
      tooLong = false;
    }
    tooLong ||= rest.length + last.length > MAX_LINE_CHARS;
    rest = tooLong ? "" : rest + last;
  }
  rest += decoder.end();
  if (rest || tooLong) yield line(number, rest, tooLong);
}

function line(number: number, raw: string, tooLong: boolean): Line {
  if (tooLong || raw.length > MAX_LINE_CHARS) return { number, text: "", tooLong: true };
  const text = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
  return { number, text: number === 1 && text.startsWith("\uFEFF") ? text.slice(1) : text, tooLong: false };
}
