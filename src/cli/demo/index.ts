import { categories, tags } from "./categories.ts";
import { groups, people } from "./people.ts";
import { retell } from "./tell.ts";
import { stories } from "./threads/index.ts";
import type { DemoForum } from "./types.ts";

export type * from "./types.ts";

/** The customers of Dreefeld, a maker of cargo bikes that does not exist, as of `now` (ms). */
export function demoForum(now: number): DemoForum {
  const threads = stories.map((story) => retell(story, now)).sort((a, b) => a.createdAt - b.createdAt);
  return { groups, people: people(now), categories, tags, threads };
}
