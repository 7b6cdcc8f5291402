import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Where the addresses of what Next has built begin. */
export const BUILT_FILES = "/_next/static/";

/** The addresses of all files that Next has built; a new build needs a new start anyway. */
export function builtFiles(): ReadonlySet<string> {
  const folder = join(process.cwd(), ".next/static");
  if (!existsSync(folder)) return new Set();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Set(files.map(({ parentPath, name }) => join(BUILT_FILES, parentPath.slice(folder.length), name)));
}
