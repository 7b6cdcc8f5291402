import { monitorEventLoopDelay } from "node:perf_hooks";
import { isQuick, MAX_INLINE_CHARS } from "./quick.ts";
import { renderMarkdown } from "./render.ts";
import { createRenderer, type Renderer } from "./renderer.ts";
import { honestTexts } from "./testing/honest.ts";
import { hostileTexts } from "./testing/hostile.ts";

export interface BenchOptions {
  /** Posts as a forum has them, for the rate of the worker threads. */
  posts: readonly string[];
  /** Gets one line at a time. */
  print: (line: string) => void;
}

export interface BenchResult {
  /** CPU of a short reply on the main thread, warm. */
  replyMs: number;
  /** Posts a second in all worker threads together, warm. */
  postsPerSecond: number;
  /** The longest time that a hostile text of any size held the main thread, and which text it was. */
  heldMs: number;
  heldBy: string;
  /** The longest time to an honest post of the largest size. */
  slowestHonestMs: number;
}

const MAX_BODY_CHARS = 32_000;
const REPLY =
  "Thanks @ada, *that* worked: the second step of [the guide](https://example.org/guide) was missing.\n\nCheers";
const REPLIES = 2000;
const RENDER = { people: ["ada", "bob"], math: false, siteUrl: "https://forum.example" };

/** Measures what posts cost: short ones, many, hostile ones and the largest honest ones. */
export async function benchMarkdown({ posts, print }: BenchOptions): Promise<BenchResult> {
  const renderer = createRenderer();
  const replyMs = measureReply();
  print(`a short reply: ${replyMs.toFixed(2)} ms on the main thread`);
  const postsPerSecond = await measureRate(renderer, posts);
  print(`typical posts in worker threads: ${postsPerSecond.toFixed(0)} a second`);
  const held = await measureHolds(renderer, print);
  print(`the main thread was held for ${held.heldMs.toFixed(0)} ms at most, by ${held.heldBy}`);
  const slowestHonestMs = await measureHonest(renderer, print);
  await renderer.close();
  return { replyMs, postsPerSecond, ...held, slowestHonestMs };
}

function measureReply(): number {
  for (let count = 0; count < REPLIES; count++) renderMarkdown(REPLY, RENDER);
  const before = process.threadCpuUsage();
  for (let count = 0; count < REPLIES; count++) renderMarkdown(REPLY, RENDER);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000 / REPLIES;
}

/** Warms up with the first half. */
async function measureRate(renderer: Renderer, posts: readonly string[]): Promise<number> {
  const half = Math.floor(posts.length / 2);
  const all = (some: readonly string[]) => Promise.all(some.map((post) => renderer.renderInWorker(post, RENDER)));
  await all(posts.slice(0, half));
  const start = performance.now();
  await all(posts.slice(half));
  return ((posts.length - half) / (performance.now() - start)) * 1000;
}

async function measureHolds(renderer: Renderer, print: (line: string) => void) {
  let heldMs = 0;
  let heldBy = "nothing";
  for (const size of [300, MAX_INLINE_CHARS, 10_000, MAX_BODY_CHARS]) {
    let refused = 0;
    const texts = Object.entries(hostileTexts(size));
    for (const [name, text] of texts) {
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      const before = process.threadCpuUsage();
      await renderer.render(text, RENDER).catch(() => refused++);
      const { user, system } = process.threadCpuUsage(before);
      delay.disable();
      // What is rendered at once is not seen by the monitor, which needs the loop to go round.
      const ms = isQuick(text, RENDER.math) ? (user + system) / 1000 : delay.max / 1e6;
      if (ms > heldMs) {
        heldMs = ms;
        heldBy = `${name}, ${size} characters`;
      }
    }
    print(`hostile texts of ${size} characters: ${texts.length - refused} rendered, ${refused} refused`);
  }
  return { heldMs, heldBy };
}

async function measureHonest(renderer: Renderer, print: (line: string) => void): Promise<number> {
  let slowest = 0;
  for (const [name, text] of Object.entries(honestTexts(MAX_BODY_CHARS))) {
    const start = performance.now();
    const outcome = await renderer.render(text, RENDER).then(
      () => "rendered",
      () => "refused",
    );
    const ms = performance.now() - start;
    print(`${name} of ${text.length} characters: ${outcome} in ${ms.toFixed(0)} ms`);
    slowest = Math.max(slowest, ms);
  }
  return slowest;
}
