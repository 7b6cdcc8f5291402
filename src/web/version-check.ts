import type { Reading } from "#forum/reading.ts";
import type { SeenKey } from "#forum/version-key.ts";
import { currentVersions } from "#forum/versions.ts";
import type { Store } from "#platform/store.ts";
import type { Kept } from "./kept-pages.ts";

/**
 * Says whether the versions that a page was made from still hold. Where the database tells that nothing at all was
 * written since, that is the answer; what waits at the same moment is asked together.
 */
export function createVersionCheck(
  store: Store,
): (page: Pick<Kept, "reading" | "stamp">) => boolean | Promise<boolean> {
  let asked: Set<SeenKey> | null = null;
  let answer: Promise<Map<SeenKey, number>> = Promise.resolve(new Map());

  async function versionsNow(reading: Reading): Promise<Map<SeenKey, number>> {
    if (asked === null) {
      const keys = new Set<SeenKey>();
      asked = keys;
      answer = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
        asked = null;
        return currentVersions(store.db, keys);
      });
    }
    for (const key of reading.seen.keys()) asked.add(key);
    return answer;
  }

  async function stillHolds(page: Pick<Kept, "reading" | "stamp">, stamp: number | null): Promise<boolean> {
    const now = await versionsNow(page.reading);
    for (const [key, version] of page.reading.seen) if (now.get(key) !== version) return false;
    page.stamp = stamp;
    return true;
  }

  return (page) => {
    const stamp = store.changeStamp();
    return (stamp !== null && stamp === page.stamp) || stillHolds(page, stamp);
  };
}
