import type { Reactions } from "#platform/events.ts";
import type { Forum } from "../forum.ts";
import { hideAll } from "./hide-all.ts";
import { learnHosts } from "./known-hosts.ts";
import { openNewcomerCase } from "./newcomer-case.ts";

export const preventionReactions: Reactions<Forum> = {
  jobs: { "prevention.hideAll": hideAll, "prevention.learnHosts": learnHosts, "prevention.newcomer": openNewcomerCase },
  on: {},
};
