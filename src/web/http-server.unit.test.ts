import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { createHttpServer } from "./http-server.ts";

/** What the server says to this, until it hangs up. */
async function told(sent: string, requestTimeout?: number): Promise<string> {
  const server = createHttpServer(async (request, response) => {
    const body = await text(request).catch(() => "");
    response.writeHead(200, { connection: "close" }).end(`read ${body}`);
  }, requestTimeout);
  // As Next does, once it has seen a request.
  server.on("upgrade", (_request, socket) => socket.end());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.write(sent);
  return text(socket);
}

test.each(["h2c", "websocket"])("who offers to go on in %s is answered all the same", async (protocol) => {
  const head = `GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: ${protocol}\r\n\r\n`;
  expect(await told(head)).toMatch(/^HTTP\/1\.1 200 [\s\S]*read /);
});

test("a body that does not come is not waited for", async () => {
  const start = performance.now();
  expect(await told("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\na=", 300)).toMatch(/^HTTP\/1\.1 408 /);
  expect(performance.now() - start).toBeLessThan(10_000);
});
