/** scripts/bench [name…]: a line of JSON for each figure, on a forum that is built for the run. */
import { availableParallelism, cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { sentenceFor } from "../errors.ts";
import { nearest } from "../help.ts";
import { Problem } from "../problem.ts";
import { figure, say } from "./figures.ts";
import { guestBench } from "./parts/guest.ts";
import { importBench } from "./parts/import.ts";
import { memberPageBench } from "./parts/pages.ts";
import { renderBench } from "./parts/render.ts";
import { repliesBench } from "./parts/replies.ts";
import { retrievalBench } from "./parts/retrieval.ts";
import { searchBench } from "./parts/search.ts";
import { serverBench } from "./parts/server.ts";
import { buildSite, copySite, type Site } from "./site.ts";

// In the order in which they run: the memory of the server is read after all that was asked of it.
const BENCHES: Readonly<Record<string, (site: Site) => Promise<void>>> = {
  import: importBench,
  render: renderBench,
  "member-page": memberPageBench,
  guest: guestBench,
  replies: repliesBench,
  search: searchBench,
  server: serverBench,
};

const HELP = `scripts/bench [name…] [--threads N] [--posts N]
scripts/bench search --data DIR
scripts/bench retrieval DIR…
scripts/bench spam [--set first-hand|second-hand] [--half open|locked] [--limits on|off] [--http]

Benches: ${Object.keys(BENCHES).join(", ")}; without a name all of them run.

  --threads N  size of the forum that is built for the run (2000)
  --posts N    posts in it (40000)
  --data DIR   searches a copy of this forum on SQLite instead; its index is copied too, unless somebody has it open

retrieval measures how well questions are answered: each DIR holds corpus-*.jsonl, queries.jsonl, qrels.tsv and
meta.json, and may hold queries_typo_seed13.json, the same questions with a mistyped word each.

With MEILISEARCH_URL and MEILISEARCH_API_KEY set, search and retrieval measure that engine, in an index of their own,
else the embedded one.

spam measures what is caught of 10,000 spam posts by 200 accounts, and how many of 500 first posts of real people are
held with them, on forums of its own. The first set was written by whoever wrote the detector, the second by somebody
who had not seen it. Posts go through the commands behind the forms, with --http through the forms of the real server,
signing up included. Whoever works on the detector looks at the open half alone.

STOA_BENCH_CORPUS names a forum archive, or a program that writes one to the folder behind --out.`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      threads: { type: "string", default: "2000" },
      posts: { type: "string", default: "40000" },
      half: { type: "string" },
      data: { type: "string" },
      set: { type: "string", default: "first-hand" },
      limits: { type: "string" },
      http: { type: "boolean", default: false },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return console.log(HELP);
  const [first, ...folders] = positionals;
  const isRetrieval = first === "retrieval";
  if (first === "spam" && folders.length === 0) {
    // It replaces the clock.
    const { spamBench } = await import("./parts/spam.ts");
    return spamBench(values);
  }
  if (!isRetrieval) for (const name of positionals) demandKnown(name);
  if (process.env.DATABASE_URL) throw new Problem("The benches build their forum on SQLite; leave DATABASE_URL out.");
  if (isRetrieval) return retrievalBench(folders);
  const chosen = Object.entries(BENCHES).filter(([name]) => positionals.length === 0 || positionals.includes(name));
  if (values.data !== undefined && positionals.join() !== "search") {
    throw new Problem("--data goes with one bench: scripts/bench search --data DIR");
  }
  const size = { threads: wholeNumber("threads", values.threads), posts: wholeNumber("posts", values.posts) };
  tellOfMachine();
  const site = values.data === undefined ? await buildSite(size) : await copySite(values.data);
  try {
    for (const [, bench] of chosen) await bench(site);
  } finally {
    await site.close();
  }
}

/** Whatever else runs makes every figure worse, CPU times too; so it stands with them. */
function tellOfMachine(): void {
  const cores = availableParallelism();
  const [load = 0] = loadavg();
  figure("machine", "load", load, "1", { cores, cpu: cpus()[0]?.model ?? "", node: process.versions.node });
  if (load > cores / 2) say("other programs keep this machine busy: the figures will be worse than they could be");
}

function demandKnown(name: string): void {
  if (Object.hasOwn(BENCHES, name)) return;
  const close = nearest(name, [...Object.keys(BENCHES), "retrieval"]);
  throw new Problem(`There is no bench "${name}"; ${close ? `did you mean ${close}?` : "--help lists them."}`);
}

function wholeNumber(name: string, text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new Problem(`--${name} should be a whole number from 1 to 9999999.`);
}

main().catch(async (error: unknown) => {
  process.stderr.write(`${await sentenceFor(error)}\n`);
  process.exit(1);
});
