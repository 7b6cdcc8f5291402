import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { listen } from "./listen.ts";

test("what cannot be listened on is named", async () => {
  const first = createServer();
  onTestFinished(() => void first.close());
  await listen(first, { host: "127.0.0.1", port: 0 });
  const { port } = first.address() as AddressInfo;
  await expect(listen(createServer(), { host: "127.0.0.1", port })).rejects.toThrow(/^PORT should be free/);
  await expect(listen(createServer(), { host: "192.0.2.1", port: 0 })).rejects.toThrow(/^HOST should be.+192\.0\.2\.1/);
  await expect(listen(createServer(), { host: "nowhere.invalid", port: 0 })).rejects.toThrow(/^HOST should be/);
});
