import { existsSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../../problem.ts";
import { figure, say, stopwatch } from "../figures.ts";
import { firstHand } from "../spam/first-hand.ts";
import { HALVES } from "../spam/halves.ts";
import { readPeople } from "../spam/people.ts";
import type { Fate, Posting } from "../spam/posting.ts";
import { type Outcome, play } from "../spam/run.ts";
import { secondHand } from "../spam/second-hand/postings.ts";

const ROOT = join(import.meta.dirname, "../../../..");
const SETS = ["first-hand", "second-hand"];

interface Asked {
  set: string;
  half?: string;
  limits?: string;
  http: boolean;
}

/**
 * What becomes of spam, and of honest first posts among it, with the detector alone and with all limits. `half` and
 * `limits`: only these; of the open half it tells more, the locked one is for counting. `http`: through the server's forms.
 */
export async function spamBench({ set, half: only, limits, http }: Asked): Promise<void> {
  if (!SETS.includes(set)) throw new Problem(`There is no set "${set}"; ${SETS.join(" and ")} are there.`);
  const data = process.env.STOA_TEST_DATA ?? join(ROOT, "../shared/data");
  const folder = join(data, "forums");
  if (!existsSync(folder)) throw new Problem(`The honest posts are read from ${folder}, which is not there.`);
  say("reading first posts of people");
  const people = await readPeople(folder);
  const middle = Math.floor(people.honest.length / 2);
  for (const half of HALVES) {
    if (only && only !== half.name) continue;
    const honest = half.name === "open" ? people.honest.slice(0, middle) : people.honest.slice(middle);
    const postings: Posting[] =
      set === "first-hand" ? firstHand(half, people, honest) : secondHand(half.name, people, honest);
    for (const limited of [false, true]) {
      if (limits && (limits === "on") !== limited) continue;
      say(`the ${half.name} half, limits ${limited ? "on" : "off"}`);
      const elapsed = stopwatch();
      const outcome = await play({ postings, people, limited, http });
      tell(
        { set, half: half.name, limits: limited ? "on" : "off", by: http ? "forms" : "commands" },
        outcome,
        elapsed(),
      );
      if (half.name === "open") tellMore(outcome);
    }
  }
}

type About = Readonly<Record<"set" | "half" | "limits" | "by", string>>;

function tell(about: About, outcome: Outcome, ms: number): void {
  const { fates } = outcome;
  const limited = about.limits === "on";
  const spam = fates.filter(isSpam);
  const honest = fates.filter(({ posting }) => posting.manner === null);
  const left = spam.filter((fate) => stands(outcome, fate));
  const atOnce = spam.filter(({ became }) => became !== "published").length;
  figure("spam", "caught", percent(spam.length - left.length, spam.length), "%", {
    ...about,
    posts: spam.length,
    ...(limited && { at_least: 95 }),
  });
  figure("spam", "caught_before_anybody_read_it", percent(atOnce, spam.length), "%", about);
  const wrong = honest.filter((fate) => !stands(outcome, fate));
  figure("spam", "wrongly_held", percent(wrong.length, honest.length), "%", {
    ...about,
    posts: honest.length,
    ...(limited && { at_most: 2 }),
  });
  figure("spam", "decisions_for_the_rest", accountsOf(left), "accounts", { ...about, ...(limited && { at_most: 19 }) });
  const waiting = spam.filter(({ became }) => became === "held");
  figure("spam", "accounts_in_the_queue", accountsOf(waiting), "accounts", about);
  for (const [manner, all] of Map.groupBy(spam, ({ posting }) => posting.manner ?? "")) {
    const standing = all.filter((fate) => stands(outcome, fate));
    const caught = percent(all.length - standing.length, all.length);
    figure("spam", "caught_of_manner", caught, "%", { ...about, manner, accounts_left: accountsOf(standing) });
  }
  for (const [whose, those] of [["spam", spam] as const, ["honest", honest] as const]) {
    const reasons = Map.groupBy(those, ({ became, why }) => `${became} ${why}`.trim());
    say(`  ${whose}: ${[...reasons].map(([reason, all]) => `${all.length} ${reason}`).join(", ")}`);
  }
  figure("spam", "time", ms / fates.length, "ms", about);
}

/** What a slow starter writes first is no spam, and not honest either. */
function isSpam({ posting }: Fate): boolean {
  return posting.manner !== null && !posting.isDisguise;
}

function stands({ visible }: Outcome, { clientKey }: Fate): boolean {
  return visible.has(clientKey);
}

function percent(part: number, of: number): number {
  return (100 * part) / of;
}

function accountsOf(fates: readonly Fate[]): number {
  return new Set(fates.map(({ posting }) => posting.account)).size;
}

/** Where the detector is weak, for whoever works on it. */
function tellMore(outcome: Outcome): void {
  const { fates, told } = outcome;
  const short = ({ posting }: Fate) => `${posting.title ?? ""} ${posting.body.slice(0, 160)}`.replaceAll("\n", " ");
  for (const fate of fates) {
    if (isSpam(fate) && stands(outcome, fate)) say(`  stands, ${fate.posting.manner}: ${short(fate)}`);
    if (fate.posting.manner !== null || stands(outcome, fate)) continue;
    say(`  honest, ${fate.became} ${fate.why} ${told.get(fate.clientKey) ?? ""}: ${short(fate)}`);
  }
}
