import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { readForm } from "./form-data.ts";

const posted = (body: string, type = "application/x-www-form-urlencoded") =>
  readForm(Object.assign(Readable.from([Buffer.from(body)]), { headers: { "content-type": type } }) as IncomingMessage);

test("fields that are there several times become a list", async () => {
  expect({ ...(await posted("a=1&b=2&a=3&a=%C3%A4+%F0%9F%99%82&c")) }).toEqual({
    a: ["1", "3", "ä 🙂"],
    b: "2",
    c: "",
  });
});

test("a form of a quarter of a million fields is refused before it is parsed", async () => {
  const start = performance.now();
  await expect(posted("a&".repeat(256_000))).rejects.toMatchObject({ status: 413 });
  expect(performance.now() - start).toBeLessThan(5_000);
  await expect(posted("a=1&".repeat(499))).resolves.toBeDefined();
});

test("of control characters only tabs and ends of lines are taken", async () => {
  const typed = "a\u0000b\u0007c\u001b[31md\u009b\te\r\nf\rg";
  expect((await posted(`body=${encodeURIComponent(typed)}`)).body).toBe("abc[31md\te\nf\ng");
});
