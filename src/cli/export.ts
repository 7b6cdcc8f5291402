import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { exportTo, NotEmpty } from "#forum/archive/export.ts";
import type { Forum } from "#forum/forum.ts";
import { Problem } from "./problem.ts";
import { createProgress, grouped } from "./progress.ts";

const PLURAL: Readonly<Record<string, string>> = { category: "categories", feedback: "days of feedback" };
const plural = (kind: string) => PLURAL[kind] ?? `${kind}s`;

/** `export <folder>` */
export async function exportCommand(forum: Forum, args: string[]): Promise<void> {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) throw new Problem("export needs the name of one folder to write.");
  const folder = resolve(path);
  const progress = createProgress(process.stdout);
  try {
    const counts = await exportTo(forum, folder, (kind, count) => progress.at(plural(kind), count, 0));
    const kinds = Object.entries(counts).map(([kind, count]) => `${grouped(count)} ${plural(kind)}`);
    progress.line(`Wrote ${folder}: ${kinds.join(", ")}.`);
  } catch (error) {
    if (error instanceof NotEmpty) throw new Problem(`${error.message}.`);
    throw error;
  } finally {
    progress.end();
  }
}
