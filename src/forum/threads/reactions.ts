import type { Reactions } from "#platform/events.ts";
import type { Forum } from "../forum.ts";
import { RENDER_JOB, renderOutdated } from "./rerender.ts";

export const threadReactions: Reactions<Forum> = {
  jobs: { [RENDER_JOB]: renderOutdated },
  // The setting that shows TeX changes what posts look like.
  on: { "settings.changed": [RENDER_JOB] },
};
