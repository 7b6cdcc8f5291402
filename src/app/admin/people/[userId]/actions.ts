import { deleteAccount } from "#forum/leaving/commands.ts";
import { deleteAccountInput } from "#forum/leaving/input.ts";
import { setRole, setStaffWords } from "#forum/members/administration.ts";
import { liftSuspensionInput, roleInput, staffWordsInput, suspendInput } from "#forum/members/input.ts";
import { liftSuspension, suspendMember } from "#forum/moderation/accounts.ts";
import { action } from "#web/action.ts";
import { confirmed } from "#web/confirmed.ts";

export const actions = {
  deleteAccount: confirmed(
    action(deleteAccountInput, async (forum, actor, input) => {
      await deleteAccount(forum, actor, input);
      return { to: "/admin/people?done=deleted" };
    }),
  ),
  setRole: confirmed(
    action(roleInput, async (forum, actor, input) => {
      await setRole(forum, actor, input);
      // Who gives up their own rights does not see this page any more.
      return { to: input.userId === actor.id && input.role !== "administrator" ? "/" : done(input, "saved") };
    }),
  ),
  setStaffWords: action(staffWordsInput, async (forum, actor, input) => {
    await setStaffWords(forum, actor, input);
    return { to: done(input, "saved") };
  }),
  suspend: action(suspendInput, async (forum, actor, input) => {
    await suspendMember(forum, actor, input);
    return { to: done(input, "suspended") };
  }),
  liftSuspension: action(liftSuspensionInput, async (forum, actor, input) => {
    await liftSuspension(forum, actor, input);
    return { to: done(input, "lifted") };
  }),
};

function done({ userId }: { userId: number }, what: string): string {
  return `/admin/people/${userId}?done=${what}`;
}
