import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** The names in a folder, sorted. @throws Error with one sentence when it cannot be read */
export async function filesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") throw new Error(`${folder} does not exist`);
    if (code === "ENOTDIR") throw new Error(`${folder} is a file; an import reads a folder`);
    throw new Error(`${folder} cannot be read (${String(code)})`);
  }
}

export async function sizeOf(folder: string, files: readonly string[]): Promise<number> {
  let sum = 0;
  for (const file of files) sum += (await stat(join(folder, file))).size;
  return sum;
}
