import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
/** Below this a compressed answer is hardly smaller, and costs more. */
const MIN_COMPRESSED_BYTES = 1_400;
/** With this a PNG begins, which is compressed already. */
const PNG = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
/** Quality 4 costs a third of gzip's default and is still smaller. */
const BROTLI_QUALITY = 4;
/** A page fits into 256 KB. The usual 4 MB are taken from the system for each page, which leaves holes behind. */
const BROTLI_WINDOW_BITS = 18;
export const GZIP_LEVEL = 4;

/**
 * Next's scripts, the data they would hydrate from, and the hints to load them: a Stoa page is a document.
 * Our own script carries `data-stoa`.
 */
const FRAMEWORK =
  /<script(?![^>]*data-stoa)[^>]*>[\s\S]*?<\/script>|<link[^>]*as="script"[^>]*>|<!--(?:\/?\$[?!]?| )-->|<div hidden="">(?:<!--\/?\$-->)*<\/div>/g;

export function withoutFramework(html: string): string {
  return html.replace(FRAMEWORK, "");
}

export type Coding = "br" | "gzip";

/** The best coding that the client takes (`Accept-Encoding`); null: as it is, as short bodies and pictures go out. */
export function chosenCoding(body: Buffer, accepted: string): Coding | null {
  return isWorthCoding(body) ? bestCoding(accepted) : null;
}

/** Whether a body gets smaller by being compressed: short ones and pictures do not. */
export function isWorthCoding(body: Buffer): boolean {
  return body.length >= MIN_COMPRESSED_BYTES && !body.subarray(0, PNG.length).equals(PNG);
}

/** The best that a client takes (`Accept-Encoding`); null: none. */
export function bestCoding(accepted: string): Coding | null {
  return takes(accepted, "br") ? "br" : takes(accepted, "gzip") ? "gzip" : null;
}

/** `quality` is brotli's: 0 to 11. */
export function compressed(body: Buffer, coding: Coding, quality = BROTLI_QUALITY): Promise<Buffer> {
  if (coding === "gzip") return zip(body, { level: GZIP_LEVEL });
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    [constants.BROTLI_PARAM_LGWIN]: BROTLI_WINDOW_BITS,
  };
  return brotli(body, { params });
}

/** Whether `Accept-Encoding` names a coding without a quality of zero. */
export function takes(accepted: string, coding: string): boolean {
  return accepted.split(",").some((part) => {
    const [name = "", ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
    return name === coding && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter));
  });
}
