import { z } from "zod";

const picture = z.object({
  /** Of the table `logos`. */
  version: z.string().regex(/^[0-9a-f]{16}$/),
  /** In pixels, as it is stored. */
  width: z.int().min(1),
  height: z.int().min(1),
});
export type LogoPicture = z.infer<typeof picture>;

/** The company's logo in the head of every page; without one the forum's own sign stands there. */
export const logoInput = z.object({
  light: picture.nullable().default(null),
  /** For dark pages; null: the same. Never without `light`. */
  dark: picture.nullable().default(null),
  /** Whether the forum's name stands beside it; if not, the picture says the name to those who hear the page. */
  nameShown: z.boolean().default(true),
});
export type Logo = z.infer<typeof logoInput>;

/** Where a logo is served. The version is in the address, so that everybody may keep it for good. */
export function logoPath({ version }: Pick<LogoPicture, "version">): string {
  return `/logo/${version}.webp`;
}
