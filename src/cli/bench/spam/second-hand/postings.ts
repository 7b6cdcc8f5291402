import type { HonestPost, People } from "../people.ts";
import { honestPostings, type Posting } from "../posting.ts";
import { randomFrom } from "../random.ts";
import type { Scene, SpamAccount, SpamPost, Wave } from "./kinds.ts";
import { secondHandSpam } from "./wave.ts";

const SEED = 90_210;
const COMPANY = "Northlight";
const GERMAN = /\b(?:und|nicht|ist|das|ich|mit|auch)\b/gi;
const SECOND = 1_000;
const DAY = 86_400_000;

/** A half of the spam that was written without sight of the detector, and honest posts among it. */
export function secondHand(half: "open" | "locked", people: People, honest: readonly HonestPost[]): Posting[] {
  const wave = secondHandSpam(SEED, sceneOf(people));
  const spam = postingsOf(wave).filter((_, place) => wave.posts[place]?.locked === (half === "locked"));
  const span = Math.max(...spam.map(({ at }) => at));
  return [...spam, ...honestPostings(half === "open" ? 1 : 2, Math.min(span, 16 * DAY), honest)];
}

/** What can be read of the forum. */
function sceneOf(people: People): Scene {
  return {
    company: COMPANY,
    threads: people.threads.map(({ title, bodies }) => ({
      title,
      texts: bodies,
      language: (bodies.join(" ").match(GERMAN)?.length ?? 0) > 10 ? ("de" as const) : ("en" as const),
    })),
  };
}

/** In the wave's order. */
function postingsOf(wave: Wave): Posting[] {
  const random = randomFrom(SEED);
  const lastAt = new Map<number, number>();
  const times: number[] = [];
  const machines = wave.accounts.map((account) => machineOf(account, random));
  return wave.posts.map((post, place) => {
    const account = wave.accounts[post.account];
    if (!account) throw new Error(`No account ${post.account} writes here.`);
    const joinsAt = account.arrivesAfterSeconds * SECOND;
    const opened = post.to && "opened" in post.to ? post.to.opened : undefined;
    const before = Math.max(lastAt.get(post.account) ?? joinsAt, opened === undefined ? 0 : lastIn(times, opened));
    const at = before + post.afterSeconds * SECOND;
    lastAt.set(post.account, at);
    times.push(at);
    const { address, fillsEverything } = machines[post.account] ?? { address: "198.51.100.1", fillsEverything: false };
    return {
      ...{ account: account.username, manner: post.manner, isDisguise: !post.spam, address, email: account.email },
      ...{ joinsAt, at, bio: account.bio, title: post.title ?? null, body: post.text },
      to: whereTo(post),
      opens: post.kind === "thread" ? String(place) : null,
      // Nobody sends a form before it is there; who writes by hand takes longer.
      tookMs: Math.min(post.afterSeconds * SECOND, 3_000 + random.below(post.afterSeconds > 20 ? 60_000 : 9_000)),
      trap: fillsEverything ? post.text.slice(0, 40) : "",
    };
  });
}

/** A talk's thread and its replies follow each other in the wave. */
function lastIn(times: readonly number[], opened: number): number {
  return Math.max(...times.slice(opened));
}

function whereTo({ to }: SpamPost): Posting["to"] {
  if (!to) return null;
  return "opened" in to ? { opened: String(to.opened) } : to;
}

/** Half write through proxies, each from an address of its own, the others from few rented machines. One in twenty is a program that fills in whatever it finds. */
function machineOf({ account }: SpamAccount, { below, chance }: ReturnType<typeof randomFrom>) {
  const own = `203.0.113.${account}`;
  return { address: chance(0.5) ? own : `198.51.${100 + below(3)}.${1 + below(12)}`, fillsEverything: chance(0.05) };
}
