import { z } from "zod";
import { retryJob } from "#forum/administration/commands.ts";
import { jobInput } from "#forum/administration/input.ts";
import { testMail } from "#forum/administration/mail.ts";
import { action } from "#web/action.ts";

export const actions = {
  test: action(z.object({}), async (forum, actor) => ({ show: { trial: await testMail(forum, actor) } })),
  retry: action(jobInput, async (forum, actor, input) => {
    await retryJob(forum, actor, input);
    return { to: "/admin/mails?done=retried" };
  }),
};
