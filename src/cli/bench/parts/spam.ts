import { existsSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../../problem.ts";
import { figure, say, stopwatch } from "../figures.ts";
import { HALVES } from "../spam/halves.ts";
import { readPeople } from "../spam/people.ts";
import { type Fate, type Outcome, playHalf } from "../spam/run.ts";

const ROOT = join(import.meta.dirname, "../../../..");

/**
 * What becomes of spam, and of honest first posts among it, with the detector alone and with all limits. Posts go
 * through the commands behind the forms, with the fields that forms carry. `only`: one half; of the open one it tells
 * more, the locked one is for counting.
 */
export async function spamBench(only: string | undefined): Promise<void> {
  const data = process.env.STOA_TEST_DATA ?? join(ROOT, "../shared/data");
  const folder = join(data, "forums");
  if (!existsSync(folder)) throw new Problem(`The honest posts are read from ${folder}, which is not there.`);
  say("reading first posts of people");
  const people = await readPeople(folder);
  const middle = Math.floor(people.honest.length / 2);
  for (const [index, half] of HALVES.entries()) {
    if (only && only !== half.name) continue;
    const honest = index === 0 ? people.honest.slice(0, middle) : people.honest.slice(middle);
    for (const limited of [false, true]) {
      say(`the ${half.name} half, limits ${limited ? "on" : "off"}`);
      const elapsed = stopwatch();
      const outcome = await playHalf(half, people, honest, limited);
      tell(half.name, limited, outcome, elapsed());
      if (half.name === "open") tellMore(outcome);
    }
  }
}

function tell(half: string, limited: boolean, { fates, visible }: Outcome, ms: number): void {
  const spam = fates.filter(({ manner }) => manner !== null);
  const honest = fates.filter(({ manner }) => manner === null);
  const about = { half, limits: limited ? "on" : "off" };
  const stands = ({ postId }: Fate) => postId !== null && visible.has(postId);
  const left = spam.filter(stands);
  const percent = (part: number, of: number) => (100 * part) / of;
  const goal = limited ? { at_least: 95 } : {};
  const atOnce = spam.filter(({ became }) => became !== "published").length;
  figure("spam", "caught", percent(spam.length - left.length, spam.length), "%", {
    ...about,
    posts: spam.length,
    ...goal,
  });
  figure("spam", "caught_before_anybody_read_it", percent(atOnce, spam.length), "%", about);
  const wrong = honest.filter((fate) => !stands(fate));
  const most = limited ? { at_most: 2 } : {};
  figure("spam", "wrongly_held", percent(wrong.length, honest.length), "%", {
    ...about,
    posts: honest.length,
    ...most,
  });
  const accounts = new Set(left.map(({ account }) => account)).size;
  figure("spam", "decisions_for_the_rest", accounts, "accounts", { ...about, ...(limited && { at_most: 19 }) });
  const waiting = new Set(spam.filter(({ became }) => became === "held").map(({ account }) => account)).size;
  figure("spam", "accounts_in_the_queue", waiting, "accounts", about);
  figure("spam", "time", ms / fates.length, "ms", about);
}

/** Where the detector is weak, for whoever works on it. */
function tellMore({ fates, visible }: Outcome): void {
  const spam = fates.filter(({ manner }) => manner !== null);
  for (const [manner, all] of Map.groupBy(spam, ({ manner }) => manner)) {
    const left = all.filter(({ postId }) => postId !== null && visible.has(postId));
    const published = all.filter(({ became }) => became === "published").length;
    say(`  ${manner}: ${published} of ${all.length} published, ${left.length} stand`);
  }
  for (const fate of fates) {
    if (fate.manner !== null || (fate.postId !== null && visible.has(fate.postId))) continue;
    say(`  honest, ${fate.became} ${fate.why} ${fate.told}: ${fate.body.slice(0, 160).replaceAll("\n", " ")}`);
  }
}
