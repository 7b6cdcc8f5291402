import type { PageActions } from "#web/routes.ts";
import { actions as preview } from "./api/preview/actions.ts";
import { actions as newThread } from "./new/actions.ts";
import { actions as notifications } from "./notifications/actions.ts";
import { actions as deletePost } from "./p/[postId]/delete/actions.ts";
import { actions as editPost } from "./p/[postId]/edit/actions.ts";
import { actions as mailSettings } from "./settings/notifications/actions.ts";
import { actions as setup } from "./setup/actions.ts";
import { actions as signIn } from "./sign-in/actions.ts";
import { actions as signOut } from "./sign-out/actions.ts";
import { actions as thread } from "./t/[slug]/[id]/actions.ts";
import { actions as unsubscribe } from "./unsubscribe/[token]/actions.ts";

/** The forms of every page; `actions.ts` lies beside the page it belongs to. */
export const pageActions: readonly PageActions[] = [
  { page: "/api/preview", actions: preview },
  { page: "/new", actions: newThread },
  { page: "/notifications", actions: notifications },
  { page: "/p/[postId]/delete", actions: deletePost },
  { page: "/p/[postId]/edit", actions: editPost },
  { page: "/settings/notifications", actions: mailSettings },
  { page: "/setup", actions: setup },
  { page: "/sign-in", actions: signIn },
  { page: "/sign-out", actions: signOut },
  { page: "/t/[slug]/[id]", actions: thread },
  { page: "/unsubscribe/[token]", actions: unsubscribe },
];
