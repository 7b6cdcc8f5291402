import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldWord, lower } from "./fold.ts";
import { gramsOf } from "./grams.ts";
import { differingBits, distance, letterBits } from "./near.ts";
import { plainText } from "./plain.ts";
import { stemOf } from "./stem.ts";
import { isCode, MAX_WORD_CHARS, tokensOf } from "./tokens.ts";

const words = (text: string) => tokensOf(text).map((token) => token.text);
const stems = (text: string) => [...new Set(words(text).map(stemOf))];

describe("folding", () => {
  test.each([
    ["Größe Groesse grosse GRÖSSE", "grosse"],
    ["Müller Mueller Muller", "muller"],
    ["Übergröße Uebergroesse", "ubergrosse"],
    ["café cafe CAFÉ", "cafe"],
    ["ﬁne fine", "fine"],
    ["Ｗｌａｎ WLAN", "wlan"],
  ])("%s is one word", (text, form) => {
    expect([...new Set(words(text))]).toEqual([form]);
  });

  test("what only looks like an umlaut stays", () => {
    expect(words("neue Quelle blue queue Steuer")).toEqual(["neue", "quelle", "blue", "queue", "steuer"]);
  });

  test("folding twice changes nothing more for words as people write them", () => {
    for (const word of ["größe", "straße", "naïve", "œuvre", "smørrebrød"]) {
      expect(foldWord(foldWord(lower(word)))).toBe(foldWord(lower(word)));
    }
  });
});

describe("words", () => {
  test("codes and versions are found as they are written, and written otherwise", () => {
    expect(words("E3")).toEqual(["e3"]);
    expect(words("C++ and C#")).toEqual(["c++", "and", "c#"]);
    expect(words("v2.1")).toContain("2.1");
    expect(words("2.1")).toContain("2.1");
    expect(words("IP-65")).toContain("ip65");
    expect(words("IP65")).toContain("ip65");
    expect(["c++", "2.1", "ip65", "e3"].every(isCode)).toBe(true);
    expect(isCode("wlan")).toBe(false);
  });

  test("a hyphen joins and parts", () => {
    expect(words("E-Mail")).toEqual(["email", "e", "mail"]);
    expect(words("Rechnungs-Adresse")).toEqual(["rechnungsadresse", "rechnungs", "adresse"]);
  });

  test("an apostrophe makes no word of its own", () => {
    expect(words("don't what's l’eau")).toEqual(["dont", "what", "leau"]);
  });

  test("scripts without spaces are read in pairs", () => {
    expect(words("東京タワー")).toEqual(["東京", "京タ", "タワ", "ワー"]);
    expect(words("水")).toEqual(["水"]);
    expect(words("WLANが切れる")).toEqual(["wlan", "が切", "切れ", "れる"]);
  });

  test("ten thousand signs of anything take no time", () => {
    const began = performance.now();
    for (const sign of ["a", "a.", "1-", "漢", "'", "+", "\u0301", "a'", "\ud83d"]) words(sign.repeat(10_000));
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test("any text has words of bounded length", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        for (const word of words(text)) expect(word.length).toBeLessThanOrEqual(MAX_WORD_CHARS * 3);
      }),
    );
  });
});

describe("word forms", () => {
  test.each([
    "connection connections",
    "install installed installing installs",
    "company companies",
    "Adresse Adressen",
    "Rechnung Rechnungen",
    "Drucker Druckern",
    "Maske Masken",
    "Symptom Symptome Symptomen",
  ])("%s", (forms) => {
    expect(stems(forms)).toHaveLength(1);
  });

  test("short words and codes have one form", () => {
    expect(stems("das E3S gas v2.1s")).toContain("e3s");
    expect(stemOf("gas")).toBe("gas");
  });

  test("a word of plain letters keeps the first one, which marking words in texts relies on", () => {
    const ending = fc.constantFrom("", "e", "en", "ies", "ing", "eed", "ed", "ational", "ung", "ern", "ues");
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."aeioubstylAEÖ"), maxLength: 8 }), ending, (beginning, end) => {
        const word = `${beginning}${end}`;
        if (!/^[a-z]+$/i.test(word)) return;
        expect(stems(word).map((stem) => stem.charAt(0))).toEqual([word.charAt(0).toLowerCase()]);
      }),
      { numRuns: 2_000 },
    );
  });

  test("runs of four signs of a word between edges", () => {
    expect(gramsOf("")).toEqual([]);
    expect(gramsOf("a")).toEqual([]);
    for (const [word, count] of [
      ["ab", 1],
      ["abc", 2],
      ["größe", 4],
      ["rechnungsadresse", 15],
    ] as const) {
      expect(gramsOf(word)).toHaveLength(count);
    }
    // Beginnings alike, middles alike, ends alike.
    expect(gramsOf("wordless").slice(0, 2)).toEqual(gramsOf("words").slice(0, 2));
    expect(gramsOf("swordfish")).toContain(gramsOf("wordless")[1]);
    expect(gramsOf("ward").at(-1)).toBe(gramsOf("steward").at(-1));
  });
});

describe("distance", () => {
  test.each([
    ["drucker", "drucker", 0],
    ["drukcer", "drucker", 1],
    ["druker", "drucker", 1],
    ["druccker", "drucker", 1],
    ["drucken", "drucker", 1],
    ["durkcer", "drucker", 2],
    ["haus", "garten", 3],
  ])("%s, %s: %i", (one, other, errors) => {
    expect(distance(one, other, 2)).toBe(errors);
  });

  test("the letters alone never say that near words are far apart", () => {
    const letters = fc.string({ unit: fc.constantFrom(..."abcdefgh"), maxLength: 10 });
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        const errors = distance(one, other, 9);
        expect(differingBits(letterBits(one), letterBits(other))).toBeLessThanOrEqual(errors * 2);
      }),
    );
  });
});

test("of Markdown, what people read is left", () => {
  expect(plainText('See [the manual](https://example.org/a_(b) "Title") &amp; **try** `x &lt; y`')).toBe(
    "See [the manual]  & **try** `x < y`",
  );
  expect(plainText("a<br>b <b class='x'>c</b>")).toBe("a b  c ");
  expect(plainText("[broken](")).toBe("[broken](");
  expect(plainText("&#9999999; &#0;")).toBe("   ");
});

test("a letter under thousands of marks is read like any other", () => {
  const began = performance.now();
  const piled = `a${"\u0301".repeat(50_000)}${"\u0316".repeat(50_000)}`;
  expect(tokensOf(`x ${piled}b`).map(({ text }) => text)).toEqual(["x", "ab"]);
  expect(tokensOf(`${piled} `.repeat(5)).length).toBe(5);
  // Sorting the marks took ten seconds.
  expect(performance.now() - began).toBeLessThan(5_000);
});
