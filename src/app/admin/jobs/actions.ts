import { z } from "zod";
import { dropJob, retryFailedJobs, retryJob } from "#forum/administration/commands.ts";
import { jobInput } from "#forum/administration/input.ts";
import { action } from "#web/action.ts";

export const actions = {
  retry: action(jobInput, async (forum, actor, input) => {
    await retryJob(forum, actor, input);
    return { to: "/admin/jobs?done=retried" };
  }),
  retryAll: action(z.object({}), async (forum, actor) => {
    await retryFailedJobs(forum, actor);
    return { to: "/admin/jobs?done=retried" };
  }),
  drop: action(jobInput, async (forum, actor, input) => {
    await dropJob(forum, actor, input);
    return { to: "/admin/jobs?done=dropped" };
  }),
};
