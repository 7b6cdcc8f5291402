import type { JobHandler } from "#platform/events.ts";
import type { Forum } from "../forum.ts";

export const threadJobs: Record<string, JobHandler<Forum>> = {};
