import { Refusal } from "#platform/refusal.ts";
import type { Prevention } from "../settings/prevention.ts";
import type { Draft } from "../threads/gate.ts";
import type { Sender } from "./sender.ts";
import { imagesIn } from "./text/links.ts";

const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 24 * HOUR_SECONDS;

/**
 * What new members may put into one post, and how many posts a day. `links`: those that lead to places of which the
 * forum knows nothing.
 * @throws Refusal too_many_links, too_many_images, too_many_names, new_posts_a_day, posts_wait
 */
export function demandModest(rules: Prevention, sender: Sender, draft: Draft, links: number): void {
  if (sender.trust !== "new" || sender.approved > 0) return;
  const amounts = [
    ["too_many_links", links, rules.newLinks],
    ["too_many_images", imagesIn(draft.body), rules.newImages],
    ["too_many_names", draft.names.length, rules.newMentions],
  ] as const;
  for (const [code, amount, limit] of amounts) {
    if (amount > limit) throw new Refusal(code, { field: "body", detail: { limit } });
  }
  if (draft.postId !== null) return;
  if (rules.waitingAtOnce > 0 && sender.waiting >= rules.waitingAtOnce) {
    throw new Refusal("posts_wait", { detail: { count: sender.waiting, seconds: HOUR_SECONDS } });
  }
  if (rules.newPostsADay > 0 && sender.postsInADay >= rules.newPostsADay) {
    throw new Refusal("new_posts_a_day", { detail: { limit: rules.newPostsADay, seconds: DAY_SECONDS } });
  }
}
