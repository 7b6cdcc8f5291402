import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Problem } from "../problem.ts";
import type { Environment } from "../run.ts";

const ROOT = join(import.meta.dirname, "../../..");
const GENERATOR = "bench/generate-corpus.mjs";

export interface Size {
  threads: number;
  posts: number;
}

/**
 * A folder with a forum archive of this size: `STOA_BENCH_CORPUS` itself when it is such a folder, else what the
 * generator writes that it names, or that lies beside the data for tests.
 * @throws Problem when there is neither
 */
export function corpusIn(folder: string, size: Size, env: Environment): string {
  const place = placeOf(env);
  if (statSync(place).isDirectory()) return place;
  const sizes = ["--topics", String(size.threads), "--posts", String(size.posts), "--big", String(bigThreads(size))];
  execFileSync(process.execPath, [place, "--out", folder, ...sizes], { stdio: ["ignore", "ignore", "inherit"] });
  return folder;
}

/** Threads of 500 posts, of which a small corpus has fewer. */
function bigThreads({ posts }: Size): number {
  return Math.min(16, Math.floor(posts / 2_500));
}

function placeOf({ STOA_BENCH_CORPUS: named, STOA_TEST_DATA: testData }: Environment): string {
  if (named) {
    if (existsSync(named)) return resolve(named);
    throw new Problem(
      `STOA_BENCH_CORPUS should name a folder or a program that writes one, but ${named} is not there.`,
    );
  }
  const shared = testData ? dirname(resolve(testData)) : join(ROOT, "../shared");
  const generator = join(shared, GENERATOR);
  if (existsSync(generator)) return generator;
  throw new Problem(`The benches need a forum to import; set STOA_BENCH_CORPUS, for ${generator} is not there.`);
}

/** How many posts the archive says it has. */
export function postsIn(corpus: string): number {
  const manifest: { counts?: { posts?: number } } = JSON.parse(readFileSync(join(corpus, "manifest.json"), "utf8"));
  return manifest.counts?.posts ?? 0;
}
