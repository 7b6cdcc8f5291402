/** Fonts out of packages: no font of the machine is asked for, so a picture looks the same everywhere. */
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { Blob, Face, Font, Variation } from "harfbuzzjs";
import decompress from "woff2-encoder/decompress";

const require = createRequire(import.meta.url);

/** The first that has a sign draws it: letters of Latin, Greek and Cyrillic, emoji, Chinese and Japanese. */
const FAMILIES = ["inter", "noto-emoji", "noto-sans-sc"] as const;
type Family = (typeof FAMILIES)[number];

/** A family comes in slices, each a file for some ranges of Unicode; those that nobody's words need are never opened. */
interface Slice {
  file: string;
  ranges: readonly (readonly [from: number, to: number])[];
}

/** Which font draws a sign; there are no more entries than the fonts have signs. */
const drawnBy = new Map<number, Font>();
let slices: readonly Slice[] | undefined;
const opened = new Map<string, Promise<Font>>();

/** A font that has this sign, at the weight of bold text; null: none has, so it is left out. */
export async function fontFor(codePoint: number): Promise<Font | null> {
  const known = drawnBy.get(codePoint);
  if (known) return known;
  slices ??= FAMILIES.flatMap(slicesOf);
  for (const slice of slices) {
    if (!slice.ranges.some(([from, to]) => from <= codePoint && codePoint <= to)) continue;
    const font = await open(slice.file);
    if (!font.nominalGlyph(codePoint)) continue;
    drawnBy.set(codePoint, font);
    return font;
  }
  return null;
}

function slicesOf(family: Family): Slice[] {
  const ranges: Record<string, string> = JSON.parse(readFileSync(pathIn(family, "unicode.json"), "utf8"));
  const found = Object.entries(ranges).map(([name, text]) => ({
    file: pathIn(family, `files/${family}-${name.replace(/[[\]]/g, "")}-wght-normal.woff2`),
    ranges: text.split(",").map(rangeIn),
  }));
  // The commonest letters are named last.
  return found.reverse();
}

function pathIn(family: Family, path: string): string {
  return require.resolve(`@fontsource-variable/${family}/${path}`);
}

/** As style sheets write it: `U+4E00-9FFF` or `U+2116`. */
function rangeIn(text: string): readonly [number, number] {
  const [from = "", to = from] = text.replace("U+", "").split("-");
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}

function open(file: string): Promise<Font> {
  let font = opened.get(file);
  if (!font) {
    font = readFile(file)
      .then(decompress)
      .then((bytes) => {
        const made = new Font(new Face(new Blob(bytes)));
        made.setVariations([new Variation("wght", 650)]);
        return made;
      });
    opened.set(file, font);
  }
  return font;
}
