import { reviewInput, undoInput } from "#forum/moderation/input.ts";
import { reviewDecision } from "#forum/moderation/looking.ts";
import { undoDecision } from "#forum/moderation/undo.ts";
import { action } from "#web/action.ts";

export const actions = {
  undo: action(undoInput, async (forum, actor, input) => {
    const caseId = await undoDecision(forum, actor, input);
    return { to: caseId === null ? "/moderation/log" : `/moderation/cases/${caseId}?undone=yes` };
  }),
  review: action(reviewInput, async (forum, actor, input) => {
    await reviewDecision(forum, actor, input);
    return { to: `/moderation/log?decision=${input.decisionId}` };
  }),
};
