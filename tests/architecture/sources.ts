/** Reads the project's own files for the tests about the code itself. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

export const ROOT = resolve(import.meta.dirname, "../..");

export interface Source {
  /** From the project's root, with `/` between folders. */
  path: string;
  text: string;
}

export interface Import {
  from: string;
  /** A path from the project's root when it is ours, else the package's name as written. */
  to: string;
  ours: boolean;
  typeOnly: boolean;
}

/** Every file of ours with one of these endings below `folder`, tests included. */
export function sourcesIn(folder: string, ...endings: string[]): Source[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));
}

export const isTest = ({ path }: Source) => /\.(test|spec)\.tsx?$/.test(path);

/** What git would commit; in a copy without history, what lies in the folders that hold our files. */
export function committedFiles(): Source[] {
  return namesOfOurs()
    .filter((path) => statSync(join(ROOT, path), { throwIfNoEntry: false })?.isFile())
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));
}

function namesOfOurs(): string[] {
  const list = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  try {
    const names = execFileSync("git", list, { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return [...new Set(names.split("\0").filter(Boolean))];
  } catch {
    const folders = ["src", "scripts", "tests", "docs", "messages", "drizzle"];
    return [...readdirSync(ROOT), ...folders.flatMap((folder) => sourcesIn(folder, "").map(({ path }) => path))];
  }
}

const STATEMENT =
  /^[ \t]*(?:import|export)\b([^;"'`]*?)\bfrom[ \t]*["']([^"']+)["']|^[ \t]*import[ \t]*["']([^"']+)["']/gm;
const CALL = /\bimport\(\s*["']([^"']+)["']\s*\)/g;

/** Static and dynamic imports and re-exports of a file; `import { type A }` counts as an import of a value. */
export function importsOf(source: Source): Import[] {
  const text = withoutComments(source.text);
  const found: Import[] = [];
  for (const [, clause, from, bare] of text.matchAll(STATEMENT)) {
    found.push(importOf(source, from ?? bare ?? "", /^\s*type\b(?!\s*,)/.test(clause ?? "")));
  }
  for (const [, name] of text.matchAll(CALL)) found.push(importOf(source, name ?? "", false));
  return found;
}

function importOf(source: Source, name: string, typeOnly: boolean): Import {
  const from = source.path;
  if (name.startsWith("#messages/")) return { from, to: name.slice(1), ours: true, typeOnly };
  if (name.startsWith("#")) return { from, to: `src/${name.slice(1)}`, ours: true, typeOnly };
  if (!name.startsWith(".")) return { from, to: name, ours: false, typeOnly };
  const to = relative(ROOT, resolve(ROOT, dirname(from), name)).replaceAll("\\", "/");
  return { from, to, ours: true, typeOnly };
}

/** Comments become spaces, so that places in the text stay what they are; strings are left alone. */
export function withoutComments(text: string): string {
  const token = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\*[\s\S]*?\*\/|(?<![:\\/])\/\/[^\n]*/g;
  return text.replace(token, (found) => (/^\/[/*]/.test(found) ? found.replace(/[^\n]/g, " ") : found));
}
