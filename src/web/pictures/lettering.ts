/** Words as shapes: what is drawn needs no font any more. Signs that no font has are left out. */
import { type Font, Buffer as Run, shape } from "harfbuzzjs";
import { fontFor } from "./fonts.ts";

/** Where a line may end beside blanks: after a sign of a script that writes none. */
const STANDS_ALONE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const ENDS_A_PART = /[\s\-/]$/u;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const signsOf = (text: string) => [...graphemes.segment(text)].map(({ segment }) => segment);

/** One line as SVG, its baseline beginning at 0, 0. `size`: pixels of an em. */
export async function lettering(text: string, size: number): Promise<string> {
  let svg = "";
  for (const { font, glyph, x, y } of await placed(text)) {
    const path = font.glyphToPath(glyph);
    const scale = (size / font.face.upem).toFixed(5);
    const at = `${(x * size).toFixed(1)} ${(-y * size).toFixed(1)}`;
    if (path) svg += `<path transform="translate(${at}) scale(${scale} -${scale})" d="${path}"/>`;
  }
  return svg;
}

/** How wide a line is, in ems. */
export async function widthOf(text: string): Promise<number> {
  const last = (await placed(text)).at(-1);
  return last ? last.x + last.advance : 0;
}

/** Lines no wider than `width` (in ems); what has no room in `most` lines ends in "…". */
export async function linesOf(text: string, { width, most }: { width: number; most: number }) {
  const lines: string[] = [];
  let line = "";
  let taken = 0;
  for (const part of await partsOf(await drawable(text), width)) {
    if (taken + part.bare > width && line) {
      lines.push(line.trimEnd());
      line = "";
      taken = 0;
    }
    line += part.text;
    taken += part.wide;
  }
  if (line.trim()) lines.push(line.trimEnd());
  const kept = lines.slice(0, most);
  if (lines.length > most) kept[most - 1] = await withDots(kept[most - 1] ?? "", width);
  return { lines: kept, isWhole: lines.length <= most };
}

interface Part {
  text: string;
  /** In ems, with the blank at its end and without it. */
  wide: number;
  bare: number;
}

/** Parts between which a line may end; a word that is wider than a line is one part for each sign. */
async function partsOf(text: string, width: number): Promise<Part[]> {
  const words = [""];
  for (const sign of signsOf(text)) {
    if (STANDS_ALONE.test(sign)) words.push(sign, "");
    else words[words.length - 1] += sign;
    if (ENDS_A_PART.test(sign)) words.push("");
  }
  const parts: Part[] = [];
  for (const word of words.filter(Boolean)) {
    const part = await measured(word);
    if (part.bare <= width) parts.push(part);
    else for (const sign of signsOf(word)) parts.push(await measured(sign));
  }
  return parts;
}

async function measured(text: string): Promise<Part> {
  const bare = text.trimEnd();
  const wide = await widthOf(text);
  return { text, wide, bare: bare === text ? wide : await widthOf(bare) };
}

async function withDots(line: string, width: number): Promise<string> {
  const signs = signsOf(line);
  while (signs.length > 0 && (await widthOf(`${signs.join("")}…`)) > width) signs.pop();
  return `${signs.join("").trimEnd()}…`;
}

/** Without the signs that no font has, and the blanks that stood around them. */
async function drawable(text: string): Promise<string> {
  const kept: string[] = [];
  for (const sign of signsOf(text.normalize("NFC").replace(/\s+/g, " "))) {
    if (await fontFor(sign.codePointAt(0) ?? 0)) kept.push(sign);
  }
  return kept.join("").replace(/ +/g, " ").trim();
}

interface Placed {
  font: Font;
  glyph: number;
  /** In ems, from the beginning of the line; y upwards. */
  x: number;
  y: number;
  advance: number;
}

/** The glyphs of a line. Neighbours of one font are shaped together, so that they stand as its makers want. */
async function placed(text: string): Promise<Placed[]> {
  const glyphs: Placed[] = [];
  let x = 0;
  for (const { font, text: part } of await runsOf(text)) {
    const run = new Run();
    run.addText(part);
    run.guessSegmentProperties();
    shape(font, run);
    const { upem } = font.face;
    for (const { codepoint: glyph, xAdvance = 0, xOffset = 0, yOffset = 0 } of run.getGlyphInfosAndPositions()) {
      // Half of a sign that this font does not join from two.
      if (glyph === 0) continue;
      glyphs.push({ font, glyph, x: x + xOffset / upem, y: yOffset / upem, advance: xAdvance / upem });
      x += xAdvance / upem;
    }
  }
  return glyphs;
}

async function runsOf(text: string): Promise<{ font: Font; text: string }[]> {
  const runs: { font: Font; text: string }[] = [];
  for (const sign of signsOf(text)) {
    const font = await fontFor(sign.codePointAt(0) ?? 0);
    const last = runs.at(-1);
    if (font && last?.font === font) last.text += sign;
    else if (font) runs.push({ font, text: sign });
  }
  return runs;
}
