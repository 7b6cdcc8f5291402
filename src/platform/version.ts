import { readFileSync } from "node:fs";

/** Of this program; the server runs in its folder. */
export function stoaVersion(): string {
  return (JSON.parse(readFileSync("package.json", "utf8")) as { version: string }).version;
}
