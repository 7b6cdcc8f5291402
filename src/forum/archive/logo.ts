/** The company's logo in an archive: pictures in `uploads/`, which the manifest names. */
import { open } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Forum } from "#forum/forum.ts";
import { isRefusal } from "#platform/refusal.ts";
import { bringLogo } from "../logo/commands.ts";
import { MAX_LOGO_BYTES } from "../logo/input.ts";
import type { Report, Source } from "./readers/source.ts";

/** Straight into `uploads/` and nowhere else. */
const file = z.string().regex(/^uploads\/[\w-][\w.-]{0,99}$/);

export const archivedLogo = z.object({
  light: file,
  dark: file.nullable().default(null),
  nameShown: z.boolean().default(true),
});
export type ArchivedLogo = z.infer<typeof archivedLogo>;

/** Takes the logo over where the forum has none of its own. What is no picture is reported, and the rest goes on. */
export async function takeLogo(
  forum: Forum,
  { folder, said }: NonNullable<Source["logo"]>,
  report: Report,
): Promise<void> {
  const parsed = archivedLogo.safeParse(said);
  if (!parsed.success) return report.note("manifest.json: its logo cannot be understood");
  const { light, dark, nameShown } = parsed.data;
  try {
    const pictures = { light: await bytesOf(folder, light), dark: dark === null ? null : await bytesOf(folder, dark) };
    await bringLogo(forum, { ...pictures, nameShown });
  } catch (error) {
    if (!isRefusal(error) && !(error instanceof Error && "code" in error)) throw error;
    report.note(`the logo is left out: ${isRefusal(error) ? error.code : `${light} cannot be read`}`);
  }
}

/** No more than it takes to see that it is too large. */
async function bytesOf(folder: string, name: string): Promise<Uint8Array> {
  const handle = await open(join(folder, name));
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(MAX_LOGO_BYTES + 1), 0, MAX_LOGO_BYTES + 1, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
