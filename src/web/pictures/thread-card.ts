import { accentColours } from "#platform/mail/accent.ts";
import { BRAND_PATH } from "./brand.ts";
import { lettering, linesOf, widthOf } from "./lettering.ts";

/** As those who show previews of links ask for it (ogp.me), in pixels. */
export const CARD = { width: 1200, height: 630 } as const;

const MARGIN = 72;
const BAND_HEIGHT = 128;
const PAPER = "#fbfaf7";
const INK = "#1f1d1a";
const QUIET = "#57534b";
/** The larger the title, the fewer lines it has. */
const TITLES = [
  { size: 76, most: 3, leading: 92 },
  { size: 60, most: 4, leading: 74 },
  { size: 48, most: 5, leading: 60 },
] as const;
const TITLE_MIDDLE = 322;
const FOOT_BASELINE = 556;
const PILL_SIZE = 30;

export interface ThreadCard {
  siteName: string;
  /** The company's colour, `#rrggbb`. */
  accent: string;
  title: string;
  category: string;
  /** In words. */
  state: string;
}

/** What is shown where somebody shares a thread, as SVG without any text in it. */
export async function threadCard({ siteName, accent: colour, title, category, state }: ThreadCard): Promise<string> {
  const { accent, ink } = accentColours(colour);
  const room = CARD.width - 2 * MARGIN;
  const pillWidth = Math.round((await widthOf(state)) * PILL_SIZE) + 48;
  const pill = await lettering(state, PILL_SIZE);
  const name = await oneLine(siteName, 40, room - 64);
  const where = await oneLine(category, 32, room - pillWidth - 28);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}">
<rect width="100%" height="100%" fill="${PAPER}"/>
<rect width="100%" height="${BAND_HEIGHT}" fill="${accent}"/>
<path transform="translate(${MARGIN} 40) scale(2)" fill="${ink}" d="${BRAND_PATH}"/>
<g transform="translate(${MARGIN + 64} 78)" fill="${ink}">${name}</g>
${await titleLines(title, room)}
<rect x="${MARGIN}" y="${FOOT_BASELINE - 42}" width="${pillWidth}" height="60" rx="30" fill="${accent}"/>
<g transform="translate(${MARGIN + 24} ${FOOT_BASELINE - 1})" fill="${ink}">${pill}</g>
<g transform="translate(${MARGIN + pillWidth + 28} ${FOOT_BASELINE})" fill="${QUIET}">${where}</g>
</svg>`;
}

async function titleLines(title: string, width: number): Promise<string> {
  for (const { size, most, leading } of TITLES) {
    const { lines, isWhole } = await linesOf(title, { width: width / size, most });
    if (!isWhole && size !== TITLES.at(-1)?.size) continue;
    const first = TITLE_MIDDLE - ((lines.length - 1) * leading) / 2 + size * 0.36;
    const drawn = await Promise.all(lines.map((line) => lettering(line, size)));
    return drawn
      .map((svg, at) => `<g transform="translate(${MARGIN} ${first + at * leading})" fill="${INK}">${svg}</g>`)
      .join("\n");
  }
  return "";
}

async function oneLine(text: string, size: number, width: number): Promise<string> {
  const [line = ""] = (await linesOf(text, { width: width / size, most: 1 })).lines;
  return lettering(line, size);
}
