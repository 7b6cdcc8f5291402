import { basename, resolve } from "node:path";
import { parseArgs } from "node:util";
import { and, eq } from "drizzle-orm";
import { importedRecords } from "#db/schema/index.ts";
import { importFrom } from "#forum/archive/import.ts";
import { archiveSource } from "#forum/archive/readers/archive.ts";
import { discourseSource } from "#forum/archive/readers/discourse.ts";
import type { Source } from "#forum/archive/readers/source.ts";
import { stackExchangeSource } from "#forum/archive/readers/stackexchange.ts";
import type { Forum } from "#forum/forum.ts";
import { enqueueRendering } from "#forum/threads/rerender.ts";
import { importReport } from "./import-report.ts";
import { Problem } from "./problem.ts";
import { createProgress, duration, grouped } from "./progress.ts";

const FORMATS: Readonly<Record<string, (folder: string, name: string) => Promise<Source>>> = {
  archive: archiveSource,
  stackexchange: stackExchangeSource,
  discourse: discourseSource,
};
const MAX_SOURCE_CHARS = 100;
const STEPS = { reading: "reading (bytes)", storing: "storing (posts)" } as const;

/** `import <format> <path> [--source NAME] [--resume]` */
export async function importCommand(forum: Forum, args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { source: { type: "string" }, resume: { type: "boolean" } },
  });
  const [format = "", path] = positionals;
  const open = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  if (!open) throw new Problem(`import needs a format: ${Object.keys(FORMATS).join(", ")}.`);
  if (path === undefined || positionals.length > 2) throw new Problem("import needs the path of one folder.");
  const folder = resolve(path);
  const name = values.source ?? basename(folder);
  if (name === "" || name.length > MAX_SOURCE_CHARS)
    throw new Problem("The name of the source should have 1 to 100 characters.");
  if (values.resume && !(await hasBegun(forum, name)))
    throw new Problem(`Nothing of the source "${name}" is here that an import could go on from; leave --resume out.`);
  const source = await open(folder, name).catch((error: unknown) => {
    throw new Problem(error instanceof Error ? `${error.message}.` : String(error));
  });
  await run(forum, source, name);
  if (!(await hasBegun(forum, name)))
    throw new Problem(`Nothing was stored: ${folder} holds nothing that "${format}" can read; is it the right folder?`);
  // The server's runner does it, or the next start; until then each post is rendered when it is read.
  await enqueueRendering(forum);
}

async function hasBegun(forum: Forum, name: string): Promise<boolean> {
  const [row] = await forum.db
    .select({ id: importedRecords.targetId })
    .from(importedRecords)
    .where(and(eq(importedRecords.source, name)))
    .limit(1);
  return row !== undefined;
}

async function run(forum: Forum, source: Source, name: string): Promise<void> {
  const progress = createProgress(process.stdout);
  const report = importReport(progress);
  const stop = new AbortController();
  const interrupted = () => stop.abort();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, interrupted);
  const started = Date.now();
  try {
    const stored = await importFrom(forum, source, {
      source: name,
      report,
      signal: stop.signal,
      progress: (step, done, total) => progress.at(STEPS[step], done, total),
    });
    const seconds = Math.max(0.001, (Date.now() - started) / 1000);
    const kinds = Object.entries(stored).filter(([kind, count]) => count > 0 || kind === "threads" || kind === "posts");
    for (const line of report.summary()) progress.line(line);
    progress.line(
      `Stored from ${name}: ${kinds.map(([kind, count]) => `${grouped(count)} ${kind}`).join(", ")} ` +
        `in ${duration(seconds)} (${grouped(Math.round(stored.posts / seconds))} posts a second).`,
    );
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    throw new Problem("Interrupted. What is stored stays; run the same command again to go on.");
  } finally {
    progress.end();
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, interrupted);
  }
}
