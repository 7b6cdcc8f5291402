import { type IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from "node:http";

/** Next's request handler: renders a page, serves a file. */
export type Render = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface RenderedAnswer {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

/** Has Next answer into memory, so that the answer can be looked at, changed and compressed before it goes out. */
export function renderToMemory(render: Render, request: IncomingMessage): Promise<RenderedAnswer> {
  return new Promise((resolve, reject) => {
    const response = new ServerResponse(request);
    const chunks: Buffer[] = [];
    const keep = (chunk: unknown, encoding: unknown) => {
      if (typeof chunk === "string") {
        chunks.push(Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8"));
      } else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
    };
    const call = (...candidates: unknown[]) => {
      const done = candidates.find((candidate) => typeof candidate === "function") as (() => void) | undefined;
      if (done) queueMicrotask(done);
    };
    response.flushHeaders = () => undefined;
    response.writeHead = ((status: number, ...rest: unknown[]) => {
      response.statusCode = status;
      const headers = rest.at(-1);
      if (headers && typeof headers === "object" && !Array.isArray(headers)) {
        for (const [name, value] of Object.entries(headers as OutgoingHttpHeaders)) {
          if (value !== undefined) response.setHeader(name, value);
        }
      }
      return response;
    }) as typeof response.writeHead;
    response.write = ((chunk: unknown, encoding: unknown, done: unknown) => {
      keep(chunk, encoding);
      call(encoding, done);
      return true;
    }) as typeof response.write;
    response.end = ((chunk: unknown, encoding: unknown, done: unknown) => {
      keep(chunk, encoding);
      call(chunk, encoding, done);
      resolve({ status: response.statusCode, headers: response.getHeaders(), body: Buffer.concat(chunks) });
      // Next waits for the bytes to be gone before it lets go of the render.
      response.emit("finish");
      response.emit("close");
      return response;
    }) as typeof response.end;
    render(request, response).catch(reject);
  });
}

/** What Next sends where a page answered "not found" or failed: a shell that only its script would fill. */
export function isEmptyShell({ headers, body }: RenderedAnswer): boolean {
  return isHtml(headers) && body.subarray(0, 200).includes('id="__next_error__"');
}

export function isHtml(headers: OutgoingHttpHeaders): boolean {
  return String(headers["content-type"] ?? "").startsWith("text/html");
}
