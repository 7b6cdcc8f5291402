import type { JobHandler } from "#platform/events.ts";
import type { Forum } from "../forum.ts";

export const accountMailJobs: Record<string, JobHandler<Forum>> = {};
