import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Forum } from "#forum/forum.ts";
import { logoBytes } from "#forum/logo/queries.ts";
import type { ArchivedLogo } from "../logo.ts";

/** Writes the company's logo into `uploads/`. @returns what the manifest says of it; null: there is none */
export async function writeLogo(forum: Pick<Forum, "db" | "settings">, folder: string): Promise<ArchivedLogo | null> {
  const { light, dark, nameShown } = (await forum.settings()).logo;
  const write = async (picture: typeof light, name: string) => {
    const bytes = picture && (await logoBytes(forum, picture.version));
    if (!(bytes instanceof Buffer)) return null;
    await mkdir(join(folder, "uploads"), { recursive: true, mode: 0o700 });
    await writeFile(join(folder, "uploads", name), bytes, { mode: 0o600 });
    return `uploads/${name}`;
  };
  const lightFile = await write(light, "logo.webp");
  return lightFile === null ? null : { light: lightFile, dark: await write(dark, "logo-dark.webp"), nameShown };
}
