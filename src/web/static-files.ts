/** Files of the build, the same for everybody: read and compressed once, when first asked for. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { BUILT_FILES, builtFiles } from "./built-files.ts";
import { type Coding, chosenCoding, compressed } from "./document.ts";
import { etagOf, isCurrent } from "./etag.ts";
import { FOR_EVER, fileHeaders } from "./headers.ts";

/** Of ours, beside what Next has built. */
const OWN = ["/stoa.js", "/icons.svg"];
const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};
/** The best there is: it is done once. */
const BROTLI_QUALITY = 11;

interface Known {
  bytes: Buffer;
  coded: Map<Coding, Promise<Buffer>>;
}

/** Answers for a file of the build; false: it is none. */
export function staticFiles(root = process.cwd()) {
  const built = builtFiles();
  const own = new Set(OWN.filter((path) => existsSync(join(root, "public", path))));
  const known = new Map<string, Promise<Known>>();

  function fileAt(path: string): Promise<Known> | null {
    const isBuilt = built.has(path);
    if (!(isBuilt || own.has(path))) return null;
    let file = known.get(path);
    if (!file) {
      const place = isBuilt ? join(root, ".next/static", path.slice(BUILT_FILES.length)) : join(root, "public", path);
      file = readFile(place).then((bytes) => ({ bytes, coded: new Map() }));
      known.set(path, file);
      file.catch(() => known.delete(path));
    }
    return file;
  }

  return async function sendFile(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
    const type = TYPES[extname(url.pathname)];
    const file = type ? await fileAt(url.pathname) : null;
    if (!file) return false;
    const coding = chosenCoding(file.bytes, String(request.headers["accept-encoding"] ?? ""));
    const etag = etagOf(file.bytes, coding);
    const headers: OutgoingHttpHeaders = {
      ...(own.has(url.pathname) ? fileHeaders(url) : FOR_EVER),
      etag,
      vary: "Accept-Encoding",
    };
    if (isCurrent(request.headers["if-none-match"], etag)) {
      response.writeHead(304, headers).end();
      return true;
    }
    const body = coding ? await codedBy(file, coding) : file.bytes;
    response.writeHead(200, {
      ...headers,
      "content-type": type,
      "content-length": body.length,
      ...(coding && { "content-encoding": coding }),
    });
    response.end(request.method === "HEAD" ? undefined : body);
    return true;
  };
}

function codedBy(file: Known, coding: Coding): Promise<Buffer> {
  let coded = file.coded.get(coding);
  if (!coded) {
    coded = compressed(file.bytes, coding, BROTLI_QUALITY);
    file.coded.set(coding, coded);
    coded.catch(() => file.coded.delete(coding));
  }
  return coded;
}
