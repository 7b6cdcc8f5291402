import { expect, test } from "vitest";
import { MAX_BODY_CHARS } from "../../threads/input.ts";
import { contactsIn } from "./contacts.ts";
import { disguiseIn } from "./disguise.ts";
import { linksOf } from "./links.ts";
import { foldedWords, ownWords } from "./words.ts";

// What takes a time that grows with the square of the length takes a minute and more here, which vitest ends.
test("a text as long as one may be, made to keep the server busy, is read like any other", () => {
  const parts = ["a", "a1", "a.", "a-", "+", "@", "[", "![", "1", "1 ", "`", "$", "\u200b", "<", "(", "é"];
  const starts = ["", "signal", "line id ", "telegram:", "a"];
  for (const part of [...parts, " ", "\n"]) {
    for (const start of starts) {
      const text = `${start}${part.repeat(MAX_BODY_CHARS / part.length)}!`;
      const own = ownWords(text);
      contactsIn(own, []);
      disguiseIn(own);
      linksOf(`<p>${own.replaceAll("<", "&lt;")}</p>`, "forum.example.org");
      foldedWords(own);
    }
  }
});

test("what is looked for is still found", () => {
  expect(contactsIn("Telegram : @best_deals, or Signal - deals99", [])).toMatchObject([
    { kind: "handle", value: "best_deals" },
    { kind: "handle", value: "deals99" },
    { kind: "name", value: "best_deals" },
  ]);
  expect(disguiseIn("c4s1n0 w1th b0nus1").digits).toBeGreaterThan(0);
  expect(disguiseIn("https://example.org/c4s1n0 my_v4r1abl3 www.c4s1n0.example").digits).toBe(0);
});
