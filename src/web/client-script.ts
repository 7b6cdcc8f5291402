import { readFileSync } from "node:fs";
import { join } from "node:path";

let path: string | undefined;

/** Where the browser's script lies; the address changes with its content, so it may be kept for ever. */
export function scriptPath(): string {
  path ??= (JSON.parse(readFileSync(join(process.cwd(), ".build/client.json"), "utf8")) as { path: string }).path;
  return path;
}
