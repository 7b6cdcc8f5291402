/** What Node's http server does with the same bytes and nothing else: the limit for this machine and this client. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface BareAnswer {
  status: number;
  /** Of a body; a list: of the body at each path, in the order of `paths`. */
  bytes: number | readonly number[];
  paths?: readonly string[];
}

process.on("message", ({ status, bytes, paths = [] }: BareAnswer) => {
  const sizes = typeof bytes === "number" ? [] : bytes;
  const bodies = new Map(paths.map((path, at) => [path, Buffer.alloc(sizes[at] ?? 0, "x")]));
  const same = Buffer.alloc(typeof bytes === "number" ? bytes : 0, "x");
  const server = createServer((request, response) => {
    request.resume();
    request.once("end", () => {
      const body = bodies.get(request.url ?? "") ?? same;
      response.writeHead(status, { "content-type": "text/html; charset=utf-8", "content-length": body.length });
      response.end(body);
    });
  });
  server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
});
