import type { Reactions } from "#platform/events.ts";
import { activityReactions } from "./administration/activity/count.ts";
import { BACKUP_JOB } from "./backups/job.ts";
import { makeBackup } from "./backups/make.ts";
import type { Forum } from "./forum.ts";
import { indexNowReactions } from "./indexnow/ping.ts";
import { leavingReactions } from "./leaving/reactions.ts";
import { accountMailJobs } from "./members/mail-jobs.ts";
import { moderationReactions } from "./moderation/reactions.ts";
import { notificationReactions } from "./notifications/reactions.ts";
import { preventionReactions } from "./prevention/reactions.ts";
import { threadReactions } from "./threads/reactions.ts";

/** What follows from what: the jobs of every module, and the events that call for them. */
export const reactions: Reactions<Forum> = {
  jobs: {
    ...accountMailJobs,
    ...leavingReactions.jobs,
    ...threadReactions.jobs,
    ...moderationReactions.jobs,
    ...notificationReactions.jobs,
    ...indexNowReactions.jobs,
    ...activityReactions.jobs,
    [BACKUP_JOB]: makeBackup,
    ...preventionReactions.jobs,
  },
  on: {
    ...threadReactions.on,
    ...moderationReactions.on,
    ...notificationReactions.on,
    ...activityReactions.on,
    ...preventionReactions.on,
  },
};
