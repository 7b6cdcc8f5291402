import { sharp } from "#platform/pictures.ts";

/** Half the bytes of all colours, and hardly more work. */
const FEW_COLOURS = { palette: true, colours: 32, dither: 0, effort: 1 } as const;

/**
 * A picture as PNG; `size`: pixels of its sides, where it is a square. The SVG must hold no text: whatever font the
 * machine has would draw it.
 */
export function pngOf(svg: string, size?: number): Promise<Buffer> {
  const picture = sharp(Buffer.from(svg));
  return (size === undefined ? picture : picture.resize(size, size)).png(FEW_COLOURS).toBuffer();
}
