import type { HonestPost } from "./people.ts";
import { randomFrom } from "./random.ts";

const DAY = 86_400_000;

/** One form that somebody sends. */
export interface Posting {
  /** Milliseconds after the run's begin. */
  at: number;
  account: string;
  /** null: honest. */
  manner: string | null;
  /** Written by a spammer to look like anybody: neither spam nor honest, so it is not counted. */
  isDisguise: boolean;
  address: string;
  email: string;
  joinsAt: number;
  /** What the profile says, from the beginning. */
  bio: string;
  title: string | null;
  body: string;
  /** Of a reply: the place of a thread that was there before, or the name of one that was opened since. */
  to: { existing: number } | { opened: string } | null;
  /** By which replies know the thread that it opens. */
  opens: string | null;
  /** Between the form's being shown and its being sent. */
  tookMs: number;
  /** What stands in the field nobody sees. */
  trap: string;
}

/** What became of a posting. */
export interface Fate {
  posting: Posting;
  became: "refused" | "held" | "published";
  /** The refusal's code, or what the forum said instead. */
  why: string;
  /** Its post has this key, if it has become one. */
  clientKey: string;
}

/** How a posting reaches the forum. */
export interface Door {
  /** At the posting's `joinsAt`, before its account's first. @returns false when the forum has had enough for now */
  join(posting: Posting): Promise<boolean>;
  post(posting: Posting): Promise<Fate>;
}

/** Each by a person of their own, somewhere in these days; most take their time, some paste what they wrote elsewhere. */
export function honestPostings(seed: number, spanMs: number, honest: readonly HonestPost[]): Posting[] {
  const { next, below, chance, pick } = randomFrom(seed);
  return honest.map(({ title, body }, index) => {
    const joinsAt = below(spanMs);
    const typing = Math.max(6_000, (body.length / 5) * 1_000 * (0.3 + 1.2 * next()));
    return {
      ...{ account: `person_${index}`, manner: null, isDisguise: false, joinsAt, bio: "", title, body, trap: "" },
      ...{ to: null, opens: null },
      at: joinsAt + 60_000 + below(2 * DAY),
      address: `10.${below(200)}.${below(200)}.${below(200)}`,
      email: `person_${index}@${pick(["gmail.com", "gmx.de", "web.de", "outlook.com", "posteo.de", "univ.edu"])}`,
      tookMs: chance(0.03) ? 2_500 + below(3_500) : typing,
    };
  });
}
