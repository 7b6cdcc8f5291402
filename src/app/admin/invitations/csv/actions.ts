import { invitationsInput, MAX_TABLE_BYTES } from "#forum/members/input.ts";
import { inviteMany, previewInvitations } from "#forum/members/invite-many.ts";
import { mayAdminister } from "#forum/members/policy.ts";
import { action, type FormAction, withFiles } from "#web/action.ts";
import { confirmed } from "#web/confirmed.ts";

/** The table comes as a file or as text; a file stands for the text. */
const withTable = (step: FormAction) =>
  withFiles(step, mayAdminister, { table: { maxBytes: MAX_TABLE_BYTES, into: "csv" } });

export const actions = {
  preview: withTable(
    action(invitationsInput, async (forum, actor, input) => ({
      show: { lines: await previewInvitations(forum, actor, input) },
    })),
  ),
  inviteMany: withTable(
    confirmed(
      action(invitationsInput, async (forum, actor, input) => {
        await inviteMany(forum, actor, input);
        return { to: "/admin/invitations?done=invited" };
      }),
      ({ csv }) => /administrator/i.test(String(csv)),
    ),
  ),
};
