import { mayFlag } from "#forum/moderation/policy.ts";
import { mayDelete, mayEdit, mayMarkHelpful, mayRestore } from "#forum/threads/policy.ts";
import type { PostView } from "#forum/threads/queries.ts";
import type { ActionItem } from "#ui/action-item.tsx";
import { placeOf, type Scene } from "./scene.ts";

interface Actions {
  actions: ActionItem[];
  more: { label: string; items: ActionItem[] };
}

/** What this reader can do with a post: the usual in the open, the rest behind one word. */
export function postActions(scene: Scene, post: PostView): Actions {
  const { t, actor } = scene.context;
  const facts = { ...post, authorId: post.author.id };
  const label = t("post.more");
  if (post.deletedAt !== null) {
    const restore: ActionItem = { do: "restore", fields: { postId: post.id }, label: t("post.restore"), icon: "back" };
    const decided: ActionItem = {
      href: `/moderation/log?decision=${post.withheldBy}`,
      label: t("post.decision"),
      icon: "flag",
    };
    const actions = [
      ...(mayRestore(actor, facts) === true ? [restore] : []),
      ...(post.withheldBy !== null && scene.moderates ? [decided] : []),
    ];
    return { actions, more: { label, items: [] } };
  }
  const open = [...replying(scene, post), ...helpful(scene, post)];
  const items: ActionItem[] = [];
  if (scene.mayReply === true) {
    const href = `?${pageQuery(scene)}quote=${post.number}#reply`;
    items.push({ href, label: t("post.quote"), icon: "quote", script: "quote" });
  }
  items.push({
    href: `/p/${post.id}`,
    label: t("post.copyLink"),
    icon: "link",
    script: "copy",
    said: t("post.copied"),
  });
  const solving = accepting(scene, post);
  if (solving?.framed) open.push(solving);
  else if (solving) items.unshift(solving);
  if (scene.tends && post.number > 1 && post.id !== scene.thread.acceptedPostId) {
    const fields = { postId: post.id, folded: post.foldedAt === null ? "yes" : "no" };
    items.push({ do: "fold", fields, label: t(post.foldedAt === null ? "post.fold" : "post.unfold"), icon: "down" });
  }
  if (mayEdit(actor, facts, scene.thread) === true) {
    items.push({ href: `/p/${post.id}/edit`, label: t("post.edit"), icon: "edit" });
  }
  if (scene.moderates) {
    const fields = { postId: post.id, locked: post.lockedAt === null ? "yes" : "no" };
    items.push({ do: "lock", fields, label: t(post.lockedAt === null ? "post.lock" : "post.unlock"), icon: "lock" });
    items.push({ href: `/p/${post.id}/author`, label: t("post.changeAuthor") });
  }
  if (mayDelete(actor, facts, scene.thread) === true) {
    items.push({ href: `/p/${post.id}/delete`, label: t("post.delete"), icon: "trash", danger: true });
  }
  if (mayFlag(actor, facts) === true) {
    const name = t("post.flagOne", { name: post.author.displayName, number: post.number });
    items.push({ href: `/p/${post.id}/flag`, label: t("post.flag"), name, icon: "flag" });
  }
  // A menu for one thing would only hide it.
  return items.length > 1
    ? { actions: open, more: { label, items } }
    : { actions: [...open, ...items], more: { label, items: [] } };
}

/** Answer, comment, reply: called what it will be. */
function replying(scene: Scene, post: PostView): ActionItem[] {
  if (scene.mayReply !== true && scene.mayReply !== "signed_out") return [];
  const { t } = scene.context;
  const who = { name: post.author.displayName, number: post.number };
  const href = `?${pageQuery(scene)}reply=${post.number}#reply`;
  if (post.number > 1 || scene.thread.kind !== "question") {
    return [{ href, label: t("post.reply"), name: t("post.replyTo", who), icon: "reply", script: "reply" }];
  }
  const toThread = `${scene.path}${scene.page > 1 ? `?page=${scene.page}` : ""}#reply`;
  if (scene.own) return [{ href: toThread, label: t("post.add"), icon: "reply", script: "reply" }];
  return [
    { href: toThread, label: t("post.answer"), icon: "reply", script: "reply" },
    { href, label: t("post.comment"), name: t("post.commentOn", who), script: "reply" },
  ];
}

/** Mark as the solution: framed while none is, then out of the way, since one press moves it. */
function accepting(scene: Scene, post: PostView): ActionItem | null {
  const { thread, mayAccept, context } = scene;
  if (!mayAccept || post.number === 1) return null;
  const { t } = context;
  if (thread.acceptedPostId === post.id) {
    return { do: "accept", fields: { postId: "" }, label: t("post.unaccept"), icon: "back" };
  }
  const fields = { postId: post.id };
  if (thread.acceptedPostId !== null) return { do: "accept", fields, label: t("post.acceptInstead"), icon: "check" };
  const framed = post.author.id !== thread.authorId;
  return { do: "accept", fields, label: t("post.accept"), icon: "check", framed };
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
  return [{ href: placeOf(scene, post.number), label, icon: "thanks" }];
}

function pageQuery(scene: Scene): string {
  return scene.page > 1 ? `page=${scene.page}&` : "";
}
