import { z } from "zod";
import { liftSuspensionInput } from "#forum/members/input.ts";
import { memberPath } from "#forum/members/names.ts";
import { liftSuspension } from "#forum/moderation/accounts.ts";
import { limitInput } from "#forum/moderation/people/input.ts";
import { limitMember } from "#forum/moderation/people/limit.ts";
import { action } from "#web/action.ts";

/** The profile as it was asked for. */
const page = { username: z.string() };

export const actions = {
  limit: action(limitInput.extend(page), async (forum, actor, input) => {
    await limitMember(forum, actor, input);
    return { to: memberPath(input.username) };
  }),
  lift: action(liftSuspensionInput.extend(page), async (forum, actor, input) => {
    await liftSuspension(forum, actor, input);
    return { to: memberPath(input.username) };
  }),
};
