import { demandConfirmed } from "#forum/members/confirming.ts";
import { mayAdminister } from "#forum/members/policy.ts";
import type { FormAction } from "./action.ts";

/**
 * A dangerous step of an administrator: whoever has not given their password lately is asked for it first, and comes
 * back to the form as it was. Nobody else learns of it: their refusal is the command's.
 */
export function confirmed(
  step: FormAction,
  isDangerous: (raw: Readonly<Record<string, unknown>>) => boolean = () => true,
): FormAction {
  return {
    ...step,
    async run(forum, actor, raw, request) {
      if (mayAdminister(actor) === true && isDangerous(raw)) await demandConfirmed(forum, actor);
      return step.run(forum, actor, raw, request);
    },
  };
}
