import { type LogoPicture, logoPath } from "#forum/settings/logo.ts";
import type { LogoImage } from "#ui/logo.tsx";

/** A logo as pages show it. */
export function imageOf(picture: LogoPicture): LogoImage {
  return { src: logoPath(picture), width: picture.width, height: picture.height };
}
