import { beforeAll, expect, test } from "vitest";

/** A machine without fonts; said before anything that draws is loaded. */
process.env.FONTCONFIG_FILE = "/dev/null";
const { default: sharp } = await import("sharp");
const { lettering, linesOf, widthOf } = await import("./lettering.ts");
const { pngOf } = await import("./png.ts");
const { CARD, threadCard } = await import("./thread-card.ts");

const THREAD = { siteName: "Radforum Lübeck", accent: "#0b6e5f", category: "Bremsen & Räder", state: "Gelöst" };
const cardOf = (title: string) => threadCard({ ...THREAD, title });

/** How many pixels of a sign are drawn, and how many of them stand on its frame, where a box would be. */
async function ink(sign: string): Promise<{ drawn: number; frame: number }> {
  const [side, size] = [120, 80];
  const shapes = `<g transform="translate(20 90)">${await lettering(sign, size)}</g>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}">${shapes}</svg>`;
  const { data, info } = await sharp(Buffer.from(svg))
    .extractChannel("alpha")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const dark = [...data.entries()]
    .filter(([, alpha]) => alpha > 128)
    .map(([at]) => [at % info.width, Math.floor(at / info.width)]);
  const [xs, ys] = [dark.map(([x = 0]) => x), dark.map(([, y = 0]) => y)];
  const frame = dark.filter(
    ([x, y]) => x === Math.min(...xs) || x === Math.max(...xs) || y === Math.min(...ys) || y === Math.max(...ys),
  );
  return { drawn: dark.length, frame: frame.length };
}

let empty: Awaited<ReturnType<typeof ink>>;
beforeAll(async () => {
  empty = await ink(" ");
});

test("umlauts, emoji and Chinese are drawn on a machine without fonts, none as a box", async () => {
  expect(empty.drawn).toBe(0);
  const seen = new Set<string>();
  for (const sign of ["ä", "Ö", "ß", "é", "ł", "Ж", "Ω", "🔋", "🚲", "❤️", "中", "题", "の"]) {
    const { drawn, frame } = await ink(sign);
    expect([sign, drawn > 150]).toEqual([sign, true]);
    // A box is nothing but its frame.
    expect([sign, frame < drawn / 2]).toEqual([sign, true]);
    seen.add(await lettering(sign, 80));
  }
  expect(seen.size).toBe(13);
});

test("signs that no font has are left out, and the blanks around them", async () => {
  expect(await cardOf("Bremse \u{10ffff} \u05d0 quietscht \ue000")).toBe(await cardOf("Bremse quietscht"));
  expect(await lettering("\u{10ffff}\u0e01\ud800", 80)).toBe("");
});

test("nothing of a card asks for a font, and nothing of a title is markup", async () => {
  const svg = await cardOf('<script>alert("&lt;")</script> <text>x</text> &amp;');
  expect(svg.replaceAll(/(?:d|transform)="[^"]*"/g, "")).not.toMatch(/text|script|font|href|alert/);
});

test("a card has the size that others ask for, whatever the title", async () => {
  const word = "Donaudampfschifffahrtsgesellschaft";
  for (const title of ["x", word.repeat(5), "Warum ".repeat(40), "为什么".repeat(60), "", " "]) {
    const { data, info } = await sharp(await pngOf(await cardOf(title)))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([CARD.width, CARD.height]);
    const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * info.channels).subarray(0, 3)];
    for (let y = 140; y < info.height; y++) expect([title, y, at(1160, y)]).toEqual([title, y, at(1199, 629)]);
  }
});

test("lines end between words, signs of Chinese, or in the middle of what is longer than a line", async () => {
  const inTen = (text: string) => linesOf(text, { width: 10, most: 3 });
  expect(await inTen("Why does the kettle hum at night?")).toEqual({
    lines: ["Why does the kettle", "hum at night?"],
    isWhole: true,
  });
  expect((await inTen("为什么我的自行车在下雨之后")).lines).toEqual(["为什么我的自行车在下", "雨之后"]);
  const { lines, isWhole } = await inTen("W".repeat(40));
  expect([lines.length, isWhole, lines[2]?.endsWith("…")]).toEqual([3, false, true]);
  for (const line of lines) expect(await widthOf(line)).toBeLessThanOrEqual(10);
});
