import { SPAN_MS, spamOf } from "./accounts.ts";
import type { Half } from "./material.ts";
import type { HonestPost, People } from "./people.ts";
import { honestPostings, type Posting } from "./posting.ts";

/** A half of the spam that the detector's author wrote, and honest posts among it. */
export function firstHand(half: Half, people: People, honest: readonly HonestPost[]): Posting[] {
  const spam = spamOf(half, {
    answers: people.threads.flatMap(({ bodies }) => bodies.slice(1)),
    topics: people.threads.flatMap(({ title }) => title.match(/\p{L}{5,}(?: \p{L}{4,})?/gu)?.slice(0, 2) ?? []),
  });
  return [...spam.flatMap(asPostings), ...honestPostings(half.seed + 1, SPAN_MS, honest)];
}

function asPostings(account: ReturnType<typeof spamOf>[number]): Posting[] {
  const { name, manner, address, email, joinsAt } = account;
  return account.posts.map(({ at, tookMs, fillsEverything, title, body }) => ({
    ...{ account: name, manner, isDisguise: false, address, email, joinsAt, bio: "" },
    ...{ at, title, body, tookMs, to: null, opens: null },
    trap: fillsEverything ? body.slice(0, 40) : "",
  }));
}
