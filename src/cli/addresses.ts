import { parseArgs } from "node:util";
import { publicAddresses } from "#forum/addresses/ledger.ts";
import type { Forum } from "#forum/forum.ts";
import { counted } from "./doctor/finding.ts";
import { Problem } from "./problem.ts";
import { createProgress, grouped } from "./progress.ts";

/** Requests at once: a check is no load that readers would feel. */
const AT_ONCE = 4;
const TIMEOUT_MS = 60_000;
/** How many answers are remembered: of the pages to which most addresses lead, each is asked for once. */
const MAX_KNOWN = 100_000;

/** `addresses list`, `addresses check`: streams them, however many there are. */
export async function addressesCommand(forum: Forum, args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { data: { type: "boolean", default: false }, at: { type: "string", default: forum.config.siteUrl } },
  });
  const [what] = positionals;
  if (positionals.length !== 1 || (what !== "list" && what !== "check")) {
    throw new Problem("addresses can do two things: scripts/forum addresses list, scripts/forum addresses check");
  }
  if (!URL.canParse(values.at)) throw new Problem(`--at should be an address such as ${forum.config.siteUrl}.`);
  const addresses = () => publicAddresses(forum, values);
  if (what === "list") for await (const paths of addresses()) for (const path of paths) console.log(path);
  else await check(addresses, new URL(values.at).origin, forum.config.siteUrl);
}

async function check(addresses: () => AsyncGenerator<string[]>, at: string, siteUrl: string): Promise<void> {
  const progress = createProgress(process.stdout);
  const statusOf = rememberingStatus(at);
  const answers = { here: 0, moved: 0, gone: 0, wrong: 0 };
  let total = 0;
  let asked = 0;
  const ask = async (path: string) => {
    const answer = await answerAt(statusOf, path, siteUrl);
    asked++;
    answers[answer.kind]++;
    if (answer.kind === "wrong") progress.line(`${answer.why}  ${path}`);
    progress.at("asking", asked, total);
  };
  // Twice through the tables takes seconds, and says how long the asking will take.
  for await (const paths of addresses()) total += paths.length;
  for await (const paths of addresses()) {
    const left = [...paths];
    const work = async () => {
      for (let path = left.pop(); path !== undefined; path = left.pop()) await ask(path);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }
  progress.end();
  const { here, moved, gone, wrong } = answers;
  const all = counted(asked, "address", "addresses");
  console.log(
    `${all}: ${grouped(here)} answer, ${grouped(moved)} lead on in one step, ${grouped(gone)} say they are gone.`,
  );
  if (wrong > 0) throw new Problem(`${grouped(wrong)} of ${all} answer wrongly; the lines above say how.`);
}

type Answer = { kind: "here" | "moved" | "gone" } | { kind: "wrong"; why: string };

interface Status {
  status: number;
  location: string | null;
}
type AskStatus = (path: string) => Promise<Status>;

async function answerAt(statusOf: AskStatus, path: string, siteUrl: string): Promise<Answer> {
  const first = await statusOf(path);
  if (first.status === 200) return { kind: "here" };
  if (first.status === 410) return { kind: "gone" };
  if (first.status !== 301 && first.status !== 308) return { kind: "wrong", why: String(first.status) };
  const to = new URL(first.location ?? "", siteUrl + path);
  if (to.origin !== new URL(siteUrl).origin) return { kind: "wrong", why: `${first.status} to ${to.origin}` };
  const { status } = await statusOf(to.pathname + to.search);
  const isRight = status === 200 || status === 410;
  return isRight ? { kind: "moved" } : { kind: "wrong", why: `${first.status}, ${status}` };
}

function rememberingStatus(at: string): AskStatus {
  const known = new Map<string, Promise<Status>>();
  return (path) => {
    const before = known.get(path);
    if (before) return before;
    if (known.size >= MAX_KNOWN) known.clear();
    const asked = statusAt(at, path);
    known.set(path, asked);
    return asked;
  };
}

async function statusAt(at: string, path: string): Promise<Status> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await fetch(at + path, { method: "HEAD", redirect: "manual", signal });
    return { status: answer.status, location: answer.headers.get("location") };
  } catch (error) {
    const why = error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : "";
    throw new Problem(`The server at ${at} does not answer (${why}); start it, or say with --at where it is.`);
  }
}
