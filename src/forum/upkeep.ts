import { errorFacts } from "#platform/log.ts";
import { ACTIVITY_JOB } from "./administration/activity/count.ts";
import { BACKUP_JOB } from "./backups/job.ts";
import { isBackupDue } from "./backups/queries.ts";
import type { Forum } from "./forum.ts";

const LOOK_EVERY_MS = 60_000;
/** The server answers before it counts. */
const FIRST_LOOK_MS = 3_000;
const COUNT_EVERY_MS = 3_600_000;

/** What the clock brings, put on the list of jobs: counting each hour, a backup each day. @returns how it is stopped */
export function startUpkeep(forum: Forum): () => void {
  let countedAt = Number.NEGATIVE_INFINITY;

  async function look(): Promise<void> {
    if (await isBackupDue(forum)) await forum.write((tx) => forum.enqueue(tx, BACKUP_JOB, {}));
    const now = forum.now();
    if (now - countedAt < COUNT_EVERY_MS) return;
    countedAt = now;
    await forum.write((tx) => forum.enqueue(tx, ACTIVITY_JOB, {}));
  }

  const beat = () => void look().catch((error: unknown) => forum.log.error(errorFacts(error), "upkeep"));
  const first = setTimeout(beat, FIRST_LOOK_MS).unref();
  const timer = setInterval(beat, LOOK_EVERY_MS).unref();
  return () => {
    clearTimeout(first);
    clearInterval(timer);
  };
}
