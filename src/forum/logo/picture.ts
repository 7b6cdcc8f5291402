/** Pictures that people send, as we serve them: nothing of the file itself is kept but what is to be seen on it. */
import { createHash } from "node:crypto";
import { Refusal } from "#platform/refusal.ts";
import { MAX_LOGO_BYTES, MAX_LOGO_MEGABYTES } from "./input.ts";

/** Four times as tall as the head of a page shows it, and more than search engines ask for (112). */
const ROOM = { width: 640, height: 160 };
/** Large photographs; what claims more would take the memory of the whole server to be looked at. */
const MAX_MEGAPIXELS = 24;
const MAX_SECONDS = 10;

const MAGIC: readonly [format: string, isOne: (head: Buffer) => boolean][] = [
  ["png", (head) => head.subarray(0, 8).equals(Buffer.from("89504e470d0a1a0a", "hex"))],
  ["jpeg", (head) => head.subarray(0, 3).equals(Buffer.from("ffd8ff", "hex"))],
  ["gif", (head) => /^GIF8[79]a/.test(head.toString("latin1"))],
  ["webp", (head) => /^RIFF.{4}WEBP/s.test(head.toString("latin1"))],
];

export interface MadePicture {
  /** The first 16 hexadecimal digits of the SHA-256 of the bytes. */
  version: string;
  /** WebP without losses, in sRGB, without metadata. */
  bytes: Buffer;
  /** In pixels. */
  width: number;
  height: number;
}

/**
 * A picture made anew from a PNG, JPEG, WebP or GIF file, no larger than `ROOM`; of a moving one the first frame. Which
 * of the four it is say its first bytes, so no other decoder is ever asked, the one for SVG least of all.
 * @throws Refusal file_too_large, picture_svg, not_a_picture, picture_too_many_pixels, picture_broken
 */
export async function pictureFrom(sent: Uint8Array): Promise<MadePicture> {
  if (sent.length > MAX_LOGO_BYTES) throw new Refusal("file_too_large", { detail: { limit: MAX_LOGO_MEGABYTES } });
  const head = Buffer.from(sent.buffer, sent.byteOffset, Math.min(sent.length, 512));
  const format = MAGIC.find(([, isOne]) => isOne(head))?.[0];
  if (!format) throw new Refusal(/<svg[\s>]|<\?xml/i.test(head.toString("latin1")) ? "picture_svg" : "not_a_picture");
  const { sharp } = await import("#platform/pictures.ts");
  const open = () => sharp(sent, { pages: 1, failOn: "warning", limitInputPixels: MAX_MEGAPIXELS * 1_000_000 });
  // Says what the file claims to be; nothing is unpacked for it.
  const claimed = await sharp(sent, { pages: 1, limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (claimed?.format !== format) throw new Refusal("picture_broken");
  if (claimed.width * claimed.height > MAX_MEGAPIXELS * 1_000_000)
    throw new Refusal("picture_too_many_pixels", { detail: { limit: MAX_MEGAPIXELS } });
  const made = await open()
    .timeout({ seconds: MAX_SECONDS })
    .autoOrient()
    .resize({ ...ROOM, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .webp({ lossless: true })
    .toBuffer({ resolveWithObject: true })
    .catch(() => null);
  if (!made) throw new Refusal("picture_broken");
  const version = createHash("sha256").update(made.data).digest("hex").slice(0, 16);
  return { version, bytes: made.data, width: made.info.width, height: made.info.height };
}
