import type { BAD_LISTS } from "#forum/settings/prevention.ts";

/** The field of the file that stands for a list. */
export function fileOf(list: (typeof BAD_LISTS)[number]): string {
  return `${list}File`;
}
