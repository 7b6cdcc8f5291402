import { resubscribe, unsubscribe } from "#forum/notifications/commands.ts";
import { unsubscribeInput } from "#forum/notifications/input.ts";
import { action } from "#web/action.ts";

const stop = action(unsubscribeInput, async (forum, _actor, input) => {
  await unsubscribe(forum, input);
  return { show: { stopped: true } };
});

export const actions = {
  unsubscribe: stop,
  // RFC 8058: a mail program posts `List-Unsubscribe=One-Click` and nothing of ours, and follows no redirect.
  "": stop,
  resubscribe: action(unsubscribeInput, async (forum, _actor, input) => {
    await resubscribe(forum, input);
    return { show: { resumed: true } };
  }),
};
