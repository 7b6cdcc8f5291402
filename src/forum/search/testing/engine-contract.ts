import { expect, test } from "vitest";
import type { SearchDocument, SearchEngine, SearchFilters, SearchRequest, SearchWords } from "../engine.ts";
import { aDocument } from "./documents.ts";

type Ask = Partial<SearchWords> & { filters?: SearchFilters } & Pick<SearchRequest, "rules" | "isTyping">;

/** What every engine finds: `anEngine` gives an empty one that holds nothing but what the story puts in. */
export function engineContract(anEngine: () => Promise<SearchEngine>): void {
  async function having(...documents: SearchDocument[]) {
    const engine = await anEngine();
    await engine.index(documents);
    const finds = async (ask: Ask | string) => {
      const { filters = {}, rules, isTyping, ...words } = typeof ask === "string" ? { text: ask } : ask;
      const { hits } = await engine.search({
        words: { text: "", phrases: [], without: [], ...words },
        filters,
        ...(rules && { rules }),
        ...(isTyping && { isTyping }),
      });
      return hits.map(({ postId }) => postId);
    };
    return { engine, finds };
  }

  const printers = () => [
    aDocument(1, "Printer hums at night", "It hums whenever nobody prints."),
    aDocument(2, "Paper jam", "The printer eats paper. My printer is old."),
    aDocument(3, "Router reboots", "Every night the router reboots by itself."),
    aDocument(4, null, "Mine hummed too, until I cleaned the fan."),
  ];

  test("any word finds, titles before bodies, more words before fewer", async () => {
    const { finds } = await having(...printers());
    expect(await finds("printer")).toEqual([1, 2]);
    expect((await finds("printer night"))[0]).toBe(1);
    expect((await finds("printer night")).sort()).toEqual([1, 2, 3]);
    expect(await finds("toaster")).toEqual([]);
  });

  test("word forms of English and German", async () => {
    const { finds } = await having(
      ...printers(),
      aDocument(5, "Rechnungen fehlen", "Wo sind die Adressen der Kunden?"),
    );
    expect((await finds("humming")).sort()).toEqual([1, 4]);
    expect(await finds("Rechnung")).toEqual([5]);
    expect(await finds("Adresse")).toEqual([5]);
  });

  test("umlauts, however they are written", async () => {
    const { finds } = await having(
      aDocument(1, "Größe ändern", "x"),
      aDocument(2, "Groesse", "y"),
      aDocument(3, "Haus", "z"),
    );
    for (const typed of ["Größe", "Groesse", "grosse", "GRÖSSE"]) expect((await finds(typed)).sort()).toEqual([1, 2]);
  });

  test("typing errors are forgiven, in codes and in quotation marks they are not", async () => {
    const { finds } = await having(...printers(), aDocument(5, "Error E31 on v2.14", "Firmware"));
    for (const typed of ["pritner", "printr", "prinnter", "prunter", "rinter"]) {
      expect((await finds(typed)).sort(), typed).toEqual([1, 2]);
    }
    expect(await finds("E32")).toEqual([]);
    expect(await finds("v2.15")).toEqual([]);
    expect(await finds({ text: "pritner", phrases: ["pritner"] })).toEqual([]);
  });

  test("compounds both ways", async () => {
    const { finds } = await having(
      aDocument(1, "Rechnungsadresse ändern", "Wo geht das?"),
      aDocument(2, "Rechnung fehlt", "Ich finde die Rechnung nicht."),
      aDocument(3, "Adresse falsch", "Meine Adresse ist falsch, die Rechnung auch."),
    );
    expect(await finds("Adresse")).toEqual([3, 1]);
    expect((await finds("Rechnungs Adresse"))[0]).toBe(1);
    expect((await finds("Rechnungsadresse"))[0]).toBe(1);
    expect((await finds("Rechnungsadresse")).sort()).toEqual([1, 2, 3]);
  });

  test("short words, codes, versions and other scripts", async () => {
    const { finds } = await having(
      aDocument(1, "E3 on the display", "Since v2.1 it shows E3."),
      aDocument(2, "WLAN fällt aus", "IP-65 housing"),
      aDocument(3, "C++ and C# clients", "Go is fine"),
      aDocument(4, "東京タワーの地図", "日本語"),
    );
    expect(await finds("E3")).toEqual([1]);
    expect(await finds("v2.1")).toEqual([1]);
    expect(await finds("2.1")).toEqual([1]);
    expect(await finds("wlan")).toEqual([2]);
    expect(await finds("IP65")).toEqual([2]);
    expect(await finds("C++")).toEqual([3]);
    expect(await finds("c#")).toEqual([3]);
    expect(await finds("go")).toEqual([3]);
    expect(await finds("タワー")).toEqual([4]);
    expect(await finds("日本語")).toEqual([4]);
  });

  test("phrases word for word, exclusions", async () => {
    const { finds } = await having(...printers());
    expect(await finds({ text: "paper jam", phrases: ["paper jam"] })).toEqual([2]);
    expect(await finds({ text: "jam paper", phrases: ["jam paper"] })).toEqual([]);
    expect(await finds({ text: "printer", without: ["hums"] })).toEqual([2]);
    // The word stands in the body, what was asked for in the title, and the other way round.
    expect(await finds({ text: "jam printer", without: ["old"] })).toEqual([1]);
    expect(await finds({ text: "whenever", without: ["night"] })).toEqual([]);
    expect(await finds({ text: "printer", without: ["eats paper"] })).toEqual([1]);
  });

  test("filters, alone and with words", async () => {
    const { finds } = await having(
      aDocument(1, "Printer", "x", { categoryId: 7, authorId: 3, tagIds: [4, 5], isSolved: true, isAnswered: true }),
      aDocument(2, "Printer", "x", { categoryId: 8, tagIds: [4], createdAt: Date.UTC(2024, 4, 5) }),
      aDocument(3, null, "a printer, too", { categoryId: 8, kind: "discussion" }),
    );
    const within = (filters: SearchFilters) => finds({ text: "printer", filters });
    expect(await within({ categoryIds: [7] })).toEqual([1]);
    expect((await within({ withoutCategoryIds: [7] })).sort()).toEqual([2, 3]);
    expect(await within({ categoryIds: [] })).toEqual([]);
    expect((await within({ tagIds: [[4]] })).sort()).toEqual([1, 2]);
    expect(await within({ tagIds: [[4], [5]] })).toEqual([1]);
    expect(await within({ authorIds: [3] })).toEqual([1]);
    expect(await within({ state: ["solved"] })).toEqual([1]);
    expect(await within({ state: ["unsolved"] })).toEqual([2]);
    expect(await within({ state: ["unanswered"] })).toEqual([2]);
    expect(await within({ before: Date.UTC(2025, 0) })).toEqual([2]);
    expect((await within({ after: Date.UTC(2025, 0) })).sort()).toEqual([1, 3]);
    expect((await within({ inTitle: true })).sort()).toEqual([1, 2]);
    expect(await finds({ filters: { tagIds: [[5]] } })).toEqual([1]);
    expect(await finds({})).toEqual([]);
  });

  test("an unfinished word while somebody types", async () => {
    const { finds } = await having(...printers());
    expect((await finds({ text: "prin", isTyping: true })).sort()).toEqual([1, 2]);
    expect(await finds({ text: "rout", isTyping: true })).toEqual([3]);
  });

  test("synonyms and common words hold at once", async () => {
    const { finds } = await having(...printers());
    expect(await finds("multifunction")).toEqual([]);
    const rules = { synonyms: [["multifunction", "printer"]], commonWords: ["printer"] };
    expect(await finds({ text: "multifunction", rules })).toEqual([1, 2]);
    expect((await finds({ text: "printer reboots", rules }))[0]).toBe(3);
  });

  test("the best thousand are hits, however many hold the words", async () => {
    const many = Array.from({ length: 1_100 }, (_, at) =>
      aDocument(at + 1, null, `printer ${at % 2 ? "hums" : "beeps"}`),
    );
    const { finds } = await having(...many, aDocument(2_000, "Printer hums", "beeps"));
    for (const text of ["printer", "printer hums beeps"]) {
      const found = await finds(text);
      expect(found, text).toHaveLength(1_000);
      expect(new Set(found).size).toBe(1_000);
      expect(found[0]).toBe(2_000);
    }
    expect(await finds({ text: "printer", filters: { inTitle: true } })).toEqual([2_000]);
  });

  test("a document is replaced and removed", async () => {
    const { engine, finds } = await having(...printers());
    await engine.index([aDocument(3, "Modem", "It reboots.")]);
    expect(await finds("router")).toEqual([]);
    expect(await finds("modem")).toEqual([3]);
    await engine.remove([3, 99]);
    expect(await finds("modem")).toEqual([]);
    expect(await engine.state()).toMatchObject({ documents: 3 });
  });

  test("similar texts", async () => {
    const { engine } = await having(...printers());
    const { hits } = await engine.similar({ title: "My printer makes noise at night", body: "", filters: {} });
    expect(hits[0]).toMatchObject({ postId: 1 });
    expect((await engine.similar({ title: "", body: "", filters: {} })).hits).toEqual([]);
  });

  test("a new index takes the old one's place", async () => {
    const { engine, finds } = await having(...printers());
    const seen: number[] = [];
    await engine.reindex({
      eventId: 42,
      total: 1,
      batches: (async function* () {
        yield [aDocument(9, "Scanner", "beeps")];
      })(),
      progress: (done) => void seen.push(done),
    });
    expect(seen).toEqual([1]);
    expect(await finds("printer")).toEqual([]);
    expect(await finds("scanner")).toEqual([9]);
    expect(await engine.state()).toEqual({ documents: 1, eventId: 42, reindex: null });
  });

  test("one that fails leaves the old index as it is", async () => {
    const { engine, finds } = await having(...printers());
    const broken = (async function* () {
      yield [aDocument(9, "Scanner", "beeps")];
      throw new Error("the database went away");
    })();
    await expect(engine.reindex({ eventId: 1, total: 2, batches: broken })).rejects.toThrow("went away");
    expect(await finds("printer")).toEqual([1, 2]);
    expect(await engine.state()).toMatchObject({ reindex: null });
  });

  test("any text is a question", async () => {
    const { finds } = await having(...printers());
    const strange = [
      '"',
      "'; DROP TABLE doc; --",
      "words : (",
      "NEAR(a b)",
      "a* OR b",
      "\0",
      "\ud800",
      "_c1",
      "()",
      "^a",
    ];
    for (const text of strange)
      expect(Array.isArray(await finds({ text, phrases: [text], without: [text] }))).toBe(true);
    const began = performance.now();
    for (const text of ["printer ".repeat(1_250), "x".repeat(10_000), "漢".repeat(10_000), "a-b.c ".repeat(1_600)]) {
      await finds(text);
    }
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test("the order of what somebody may see tells nothing of what they may not", async () => {
    const hidden = (word: string) =>
      Array.from({ length: 5 }, (_, at) => aDocument(10 + at, null, `Only ${word} here`, { categoryId: 9 }));
    const orders = ["kingfisher", "nightingale"].map(async (word) => {
      const { finds } = await having(
        aDocument(1, null, "Some kingfisher sings"),
        aDocument(2, null, "Some nightingale sings"),
        ...hidden(word),
      );
      return await finds({ text: "kingfisher nightingale", filters: { withoutCategoryIds: [9] } });
    });
    expect(await Promise.all(orders)).toEqual([
      [2, 1],
      [2, 1],
    ]);
  });
}
