import type { Forum } from "#forum/forum.ts";
import { bumpVersion } from "#forum/versions.ts";

/** Somebody writes something: what a request remembers of versions is read anew, as in a forum where people write. */
export async function somebodyWrites(forum: Forum): Promise<void> {
  await forum.write((tx) => bumpVersion(tx, "user:0"));
}
