/** What Node's http server does with the same bytes and nothing else: the limit for this machine and this client. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface BareAnswer {
  status: number;
  bytes: number;
}

process.on("message", ({ status, bytes }: BareAnswer) => {
  const body = Buffer.alloc(bytes, "x");
  const server = createServer((request, response) => {
    request.resume();
    request.once("end", () => {
      response.writeHead(status, { "content-type": "text/html; charset=utf-8", "content-length": body.length });
      response.end(body);
    });
  });
  server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
});
