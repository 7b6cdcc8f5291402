import type { Reactions } from "#platform/events.ts";
import type { Forum } from "../forum.ts";
import { REMOVE_JOB, removeContributions } from "./remove.ts";

export const leavingReactions: Reactions<Forum> = { jobs: { [REMOVE_JOB]: removeContributions }, on: {} };
