import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { figure, say, stopwatch } from "../figures.ts";
import { untilCalm } from "../machine.ts";
import type { Server } from "../processes.ts";
import { percentile } from "../retrieval/measures.ts";
import type { Site } from "../site.ts";

const REPLIES = 30;
const AT_MOST_MS = 1_000;
const ASK_EVERY_MS = 50;
const GIVE_UP_MS = 60_000;
/** Each reply comes into a forum in which nothing else waits to be taken in. */
const REST_MS = 1_500;
const LETTER_OF = "bcdfgjklmnprstvw";

/** How long after the answer to its form a reply is found by a word of it, on the server that people ask. */
export async function searchAfterReplies(site: Site): Promise<void> {
  const server = await site.server();
  const [cookie = ""] = await site.memberCookies(1);
  // The first one is for caches and compilers.
  const threads = await site.threads(1 + REPLIES);
  say("replying, and looking for the replies");
  await untilCalm(server.pid);
  const times: number[] = [];
  for (const thread of threads) {
    const word = newWord();
    await sendReply(server, cookie, { ...thread, word });
    times.push(await untilFound(server, word));
    await sleep(REST_MS);
  }
  times.shift();
  const about = { engine: site.forum.search.engine, replies: times.length };
  figure("search", "reply_found_after_p50", percentile(times, 0.5), "ms", about);
  figure("search", "reply_found_after_max", Math.max(...times), "ms", { ...about, at_most: AT_MOST_MS });
}

/** Nobody has written it before, nor anything like it. */
function newWord(): string {
  return randomUUID()
    .replaceAll("-", "")
    .slice(0, 14)
    .replace(/./g, (digit) => LETTER_OF[Number.parseInt(digit, 16)] ?? "");
}

async function sendReply(
  { url }: Server,
  cookie: string,
  { id, path, word }: { id: number; path: string; word: string },
): Promise<void> {
  const { status } = await fetch(url + path, {
    method: "POST",
    redirect: "manual",
    headers: { cookie, origin: url, accept: "text/html" },
    body: new URLSearchParams({ do: "reply", id: String(id), to: "", body: `It is ${word}.`, clientKey: randomUUID() }),
  });
  if (status !== 303) throw new Error(`search: a reply was answered with ${status}`);
}

async function untilFound({ url }: Server, word: string): Promise<number> {
  const elapsed = stopwatch();
  for (;;) {
    const answer = await fetch(`${url}/search.json?q=${word}`);
    const { posts } = (await answer.json()) as { posts: { blurb: string }[] };
    if (posts.some(({ blurb }) => blurb.includes(word))) return elapsed();
    if (elapsed() > GIVE_UP_MS) throw new Error("search: a reply was not found in a minute");
    await sleep(ASK_EVERY_MS);
  }
}
