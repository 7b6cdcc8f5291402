import type { Reactions } from "#platform/events.ts";
import type { Forum } from "../forum.ts";
import { ASK_AKISMET_JOB, askAkismet } from "./akismet/check.ts";
import { afterDecision, TELL_AKISMET_JOB, tellAkismet } from "./akismet/tell.ts";
import { HIDE_ALL_JOB, hideAll } from "./hide-all.ts";
import { learnHosts } from "./known-hosts.ts";
import { openNewcomerCase } from "./newcomer-case.ts";

export const preventionReactions: Reactions<Forum> = {
  jobs: {
    [HIDE_ALL_JOB]: hideAll,
    "prevention.learnHosts": learnHosts,
    "prevention.newcomer": openNewcomerCase,
    "prevention.afterDecision": afterDecision,
    [ASK_AKISMET_JOB]: askAkismet,
    [TELL_AKISMET_JOB]: tellAkismet,
  },
  on: { "decision.made": ["prevention.afterDecision"] },
};
