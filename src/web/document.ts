import type { ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
/** Below this a compressed answer is hardly smaller, and costs more. */
const MIN_COMPRESSED_BYTES = 1_400;
/** Quality 4 costs a third of gzip's default and is still smaller. */
const BROTLI_QUALITY = 4;
const GZIP_LEVEL = 4;

/**
 * Next's scripts, the data they would hydrate from, and the hints to load them: a Stoa page is a document.
 * Our own script carries `data-stoa`; JSON-LD stays.
 */
const FRAMEWORK = [
  /<script(?![^>]*(?:data-stoa|application\/ld\+json))[^>]*>[\s\S]*?<\/script>/g,
  /<link[^>]*(?:rel="preload"[^>]*as="script"|as="script"[^>]*rel="preload")[^>]*\/?>/g,
  /<!--\/?\$[?!]?-->|<!-- -->/g,
  /<div hidden="">(?:<!--\$-->)?<\/div>/g,
];

export function withoutFramework(html: string): string {
  return FRAMEWORK.reduce((text, pattern) => text.replace(pattern, ""), html);
}

/**
 * Holds back an HTML answer until it is whole, takes the framework out, sets its true status and compresses it.
 * Other answers pass through. `status`: asked when the page has rendered, null leaves Next's.
 */
export function holdDocument(
  response: ServerResponse,
  options: { acceptEncoding: string; status: () => number | null; headers: Readonly<Record<string, string>> },
): void {
  const chunks: Buffer[] = [];
  const original = {
    write: response.write.bind(response),
    end: response.end.bind(response),
    writeHead: response.writeHead.bind(response),
    flushHeaders: response.flushHeaders.bind(response),
  };
  const isHtml = () => String(response.getHeader("content-type") ?? "").startsWith("text/html");
  const trueStatus = () => {
    const wanted = options.status();
    if (wanted !== null && (response.statusCode === 200 || response.statusCode === 404)) response.statusCode = wanted;
  };
  // Node writes the head through `writeHead` when the first byte goes out.
  const release = () => {
    trueStatus();
    for (const [name, value] of Object.entries(options.headers)) response.setHeader(name, value);
    response.writeHead = original.writeHead;
  };
  const keep = (chunk: unknown, encoding?: unknown) => {
    if (chunk === undefined || chunk === null || typeof chunk === "function") return;
    chunks.push(
      typeof chunk === "string"
        ? Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8")
        : Buffer.from(chunk as Uint8Array),
    );
  };

  response.writeHead = ((status: number, ...rest: unknown[]) => {
    response.statusCode = status;
    const headers = rest.at(-1);
    if (headers && typeof headers === "object" && !Array.isArray(headers)) {
      for (const [name, value] of Object.entries(headers))
        if (value !== undefined) response.setHeader(name, value as string);
    }
    return response;
  }) as typeof response.writeHead;
  response.flushHeaders = () => undefined;
  response.write = ((chunk: unknown, encoding?: unknown, done?: unknown) => {
    if (!isHtml()) {
      if (!response.headersSent) release();
      return original.write(chunk as Buffer);
    }
    keep(chunk, encoding);
    const callback = typeof encoding === "function" ? encoding : done;
    if (typeof callback === "function") queueMicrotask(callback as () => void);
    return true;
  }) as typeof response.write;
  response.end = ((chunk?: unknown, encoding?: unknown) => {
    if (!response.headersSent) release();
    if (!isHtml()) {
      if (chunk === undefined || chunk === null || typeof chunk === "function") original.end();
      else original.end(chunk as Buffer);
      return response;
    }
    keep(chunk, encoding);
    void send(Buffer.concat(chunks).toString("utf8"));
    return response;
  }) as typeof response.end;

  async function send(html: string): Promise<void> {
    const body = Buffer.from(withoutFramework(html), "utf8");
    const [coded, coding] = await compress(body, options.acceptEncoding);
    // Preload hints for scripts that are not there any more.
    response.removeHeader("link");
    response.removeHeader("x-powered-by");
    response.setHeader("vary", "Cookie, Accept-Encoding");
    if (coding) response.setHeader("content-encoding", coding);
    response.setHeader("content-length", coded.length);
    original.end(response.req.method === "HEAD" ? undefined : coded);
  }
}

async function compress(body: Buffer, accepted: string): Promise<[Buffer, string | null]> {
  if (body.length < MIN_COMPRESSED_BYTES) return [body, null];
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted)) {
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    };
    return [await brotli(body, { params }), "br"];
  }
  if (/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted)) return [await zip(body, { level: GZIP_LEVEL }), "gzip"];
  return [body, null];
}
