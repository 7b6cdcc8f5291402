import { expect, test } from "vitest";
import { MAX_BIO_CHARS } from "../../members/input.ts";
import { MAX_BODY_CHARS } from "../../threads/input.ts";
import { contactsIn } from "./contacts.ts";
import { disguiseIn } from "./disguise.ts";
import { linksOf } from "./links.ts";
import { leadsAway, pointsToProfile } from "./profile.ts";
import { foldedWords, ownWords } from "./words.ts";

// What takes a time that grows with the square of the length takes a minute and more here, which vitest ends.
test("a text as long as one may be, made to keep the server busy, is read like any other", () => {
  const parts = ["a", "a1", "a.", "a-", "+", "@", "[", "![", "1", "1 ", "`", "$", "\u200b", "<", "(", "é"];
  const starts = ["", "0", "shop (dot", "signal", "line id ", "telegram:", "a"];
  for (const part of [...parts, " ", "\n"]) {
    for (const start of starts) {
      const text = `${start}${part.repeat(MAX_BODY_CHARS / part.length)}!`;
      const own = ownWords(text);
      contactsIn(own, []);
      disguiseIn(own);
      linksOf(`<p>${own.replaceAll("<", "&lt;")}</p>`, "forum.example.org");
      foldedWords(own);
      leadsAway(own.slice(0, MAX_BIO_CHARS));
      pointsToProfile(own, 1);
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

test("a number is a number however it is dictated, and a row of figures is none", () => {
  const phones = (text: string) => contactsIn(text, []).map(({ kind, value }) => `${kind} ${value}`);
  expect(phones("Ring 0 3 0 2 3 1 2 5 4 4 7 now")).toEqual(["phone 3023125447"]);
  expect(
    phones(
      "Call 0\ufe0f\u20e33\ufe0f\u20e30\ufe0f\u20e32\ufe0f\u20e33\ufe0f\u20e31\ufe0f\u20e32\ufe0f\u20e35\ufe0f\u20e3447",
    ),
  ).toEqual(["phone 3023125447"]);
  for (const row of ["0 1 0 1 1 0 0 1 0 1 1", "0 1 2 3 4 5 6 7 8 9", "1 4 2 3 5 1 2 6 7 8 1"])
    expect(phones(row)).toEqual([]);
});

test("words in letters of formulas, and addresses whose full stops are said, are seen", () => {
  expect(disguiseIn("\u{1d5f0}\u{1d5ee}\u{1d600}\u{1d5f6}\u{1d5fb}\u{1d5fc}").mixed).toBe(1);
  const hosts = (text: string) => linksOf(`<p>${text}</p>`, "forum.example.org").map(({ host }) => host);
  expect(hosts("go to best-deals [dot] example, or deals punkt com")).toEqual(["best-deals.example", "deals.com"]);
  expect(hosts("press the dot key, then (.) again")).toEqual([]);
});

test("a short text that leads to the profile is told from one that tells of it", () => {
  expect(pointsToProfile("Nice post, see my profile 😉", 5)).toBe(true);
  expect(pointsToProfile("Einsam hier. Mehr im Profil", 5)).toBe(true);
  expect(pointsToProfile("Where can I change my profile picture?", 7)).toBe(false);
  expect(pointsToProfile("The profiler says that all of it is spent in one loop", 11)).toBe(false);
  expect([
    leadsAway("https://deals.example/"),
    leadsAway("write me @deals_99"),
    leadsAway("Gardener, two cats"),
  ]).toEqual([true, true, false]);
});
