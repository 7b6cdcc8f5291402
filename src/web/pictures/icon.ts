import { accentColours } from "#platform/mail/accent.ts";
import { BRAND_PATH } from "./brand.ts";
import { pngOf } from "./png.ts";

/** The forum's sign in the company's colour. `corners`: rounded, or cut by whoever shows it. */
export function iconSvg(colour: string, corners: "round" | "square"): string {
  const { accent, ink } = accentColours(colour);
  const radius = corners === "round" ? 7 : 0;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="512" height="512"><rect width="32" height="32" rx="${radius}" fill="${accent}"/><path transform="translate(5.2 5.2) scale(.9)" fill="${ink}" d="${BRAND_PATH}"/></svg>`;
}

/** For those who ask for `/favicon.ico` without having read a page: a PNG in a directory of one (ICO). */
export async function iconIco(colour: string): Promise<Buffer> {
  const size = 48;
  const png = await pngOf(iconSvg(colour, "round"), size);
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt8(size, 6);
  head.writeUInt8(size, 7);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, png]);
}
