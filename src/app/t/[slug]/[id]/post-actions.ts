import { mayDelete, mayEdit, mayMarkHelpful, mayRestore } from "#forum/threads/policy.ts";
import type { PostView } from "#forum/threads/queries.ts";
import type { ActionItem } from "#ui/action-item.tsx";
import type { Scene } from "./scene.ts";

/** What this reader can do with a post: the usual in the open, the rest behind one word. */
export function postActions(
  scene: Scene,
  post: PostView,
): { actions: ActionItem[]; more: { label: string; items: ActionItem[] } } {
  const { t, actor } = scene.context;
  const facts = { ...post, authorId: post.author.id };
  const more: ActionItem[] = [];
  if (post.deletedAt !== null) {
    const restore: ActionItem = { do: "restore", fields: { postId: post.id }, label: t("post.restore"), icon: "back" };
    return {
      actions: mayRestore(actor, facts) === true ? [restore] : [],
      more: { label: t("post.more"), items: more },
    };
  }
  const page = scene.page > 1 ? `page=${scene.page}&` : "";
  const who = { name: post.author.displayName, number: post.number };
  const actions: ActionItem[] = [];
  if (scene.mayReply === true || scene.mayReply === "signed_out") {
    actions.push({
      href: `?${page}reply=${post.number}#reply`,
      label: t("post.reply"),
      name: t("post.replyTo", who),
      icon: "reply",
    });
  }
  if (scene.mayReply === true) {
    more.push({ href: `?${page}quote=${post.number}#reply`, label: t("post.quote"), icon: "quote", script: "quote" });
  }
  actions.push(...helpful(scene, post));
  if (scene.mayAccept && post.number > 1) {
    const accepted = scene.thread.acceptedPostId === post.id;
    actions.push({
      do: "accept",
      fields: { postId: accepted ? "" : post.id },
      label: t(accepted ? "post.unaccept" : "post.accept"),
      icon: accepted ? "back" : "check",
    });
  }
  more.push({ href: `/p/${post.id}`, label: t("post.copyLink"), icon: "link", script: "copy" });
  if (mayEdit(actor, facts, scene.thread) === true) {
    more.push({ href: `/p/${post.id}/edit`, label: t("post.edit"), icon: "edit" });
  }
  if (mayDelete(actor, facts, scene.thread) === true) {
    more.push({ href: `/p/${post.id}/delete`, label: t("post.delete"), icon: "trash", danger: true });
  }
  return { actions, more: { label: t("post.more"), items: more } };
}

/** One's own mark can be taken back; everybody reads the number. */
function helpful(scene: Scene, post: PostView): ActionItem[] {
  const { t, actor } = scene.context;
  const label = post.helpfulCount > 0 ? t("post.helpfulCount", { count: post.helpfulCount }) : t("post.helpful");
  const verdict = mayMarkHelpful(actor, { ...post, authorId: post.author.id });
  if (verdict === true) {
    const fields = { postId: post.id, helpful: post.markedHelpful ? "no" : "yes" };
    return [{ do: "helpful", fields, label, icon: "thanks", pressed: post.markedHelpful }];
  }
  if (post.helpfulCount === 0) return [];
  return [{ href: `#post-${post.number}`, label, icon: "thanks" }];
}
