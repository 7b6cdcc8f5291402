import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { readForm } from "./form-data.ts";

const requestOf = (body: Buffer, type: string) =>
  Object.assign(Readable.from([body]), { headers: { "content-type": type } }) as IncomingMessage;
const posted = async (body: string) =>
  (await readForm(requestOf(Buffer.from(body), "application/x-www-form-urlencoded"))).fields;

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

const BOUNDARY = "----of-these-tests";
const sent = (form: string) => requestOf(Buffer.from(form, "latin1"), `multipart/form-data; boundary=${BOUNDARY}`);
const part = (head: string, body: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
const file = (body: string, field = "table") =>
  `${part('name="do"', "send")}${part(`name="${field}"; filename="../a.csv"`, body)}--${BOUNDARY}--\r\n`;
const TAKEN = { table: { maxBytes: 4096, into: "csv" } };
const tableOf = async (body: string) => (await readForm(sent(file(body)), TAKEN)).fields.csv;

test("files are taken where a page asks for them, and nowhere else", async () => {
  const { files, fields } = await readForm(sent(file("abc", "logo")), { logo: { maxBytes: 3 } });
  expect([Buffer.from(files.logo?.bytes ?? "").toString(), { ...fields }]).toEqual(["abc", { do: "send" }]);
  expect((await readForm(sent(file("abc", "logo")))).files).toEqual({});
  expect((await readForm(sent(file("abc", "other")), { logo: { maxBytes: 3 } })).files).toEqual({});
  // What browsers send for a field in which nothing was chosen.
  expect((await readForm(sent(file("", "logo")), { logo: { maxBytes: 3 } })).files).toEqual({});
});

test("a file that is too large is refused beside its field, whether the rest was read or not", async () => {
  const few = readForm(sent(file("abcd", "logo")), { logo: { maxBytes: 3 } });
  await expect(few).rejects.toMatchObject({ code: "table_too_large", field: "logo", fields: { do: "send" } });
  const many = readForm(sent(file("a".repeat(2 * 1024 * 1024), "logo")), { logo: { maxBytes: 1024 * 1024 } });
  await expect(many).rejects.toMatchObject({ code: "file_too_large", field: "logo", detail: { limit: 1 } });
  await expect(readForm(sent(file("a".repeat(2 * 1024 * 1024), "logo")))).rejects.toMatchObject({ status: 413 });
});

test("a table becomes the text of its field, however a spreadsheet has written it", async () => {
  const utf8 = (text: string) => Buffer.from(text).toString("latin1");
  expect(await tableOf(utf8("a@example.org;Jörg\r\n"))).toBe("a@example.org;Jörg\n");
  expect(await tableOf(utf8("\uFEFFa@example.org;Jörg"))).toBe("a@example.org;Jörg");
  // Windows-1252.
  expect(await tableOf("a@example.org;J\u00f6rg \u0080")).toBe("a@example.org;Jörg €");
});

test("what is no table that can be read is refused, and what was typed is kept", async () => {
  for (const body of ["\u00ff\u00fea\u0000", "\u00fe\u00ff\u0000a"])
    await expect(tableOf(body)).rejects.toMatchObject({ code: "table_utf16", field: "table", fields: { do: "send" } });
  await expect(tableOf("PK\u0003\u0004\u0000")).rejects.toMatchObject({ code: "table_no_text" });
});
