import type { PageActions } from "#web/routes.ts";
import { actions as preview } from "./api/preview/actions.ts";
import { actions as confirmEmail } from "./confirm-email/actions.ts";
import { actions as forgottenPassword } from "./forgotten-password/actions.ts";
import { actions as invitation } from "./invitation/actions.ts";
import { actions as newThread } from "./new/actions.ts";
import { actions as notifications } from "./notifications/actions.ts";
import { actions as deletePost } from "./p/[postId]/delete/actions.ts";
import { actions as editPost } from "./p/[postId]/edit/actions.ts";
import { actions as resetPassword } from "./reset-password/actions.ts";
import { actions as accountSettings } from "./settings/account/actions.ts";
import { actions as mailSettings } from "./settings/notifications/actions.ts";
import { actions as profileSettings } from "./settings/profile/actions.ts";
import { actions as sessions } from "./settings/sessions/actions.ts";
import { actions as setup } from "./setup/actions.ts";
import { actions as signIn } from "./sign-in/actions.ts";
import { actions as signOut } from "./sign-out/actions.ts";
import { actions as signUp } from "./sign-up/actions.ts";
import { actions as thread } from "./t/[slug]/[id]/actions.ts";
import { actions as unsubscribe } from "./unsubscribe/[token]/actions.ts";

/** The forms of every page; `actions.ts` lies beside the page it belongs to. */
export const pageActions: readonly PageActions[] = [
  { page: "/api/preview", actions: preview },
  { page: "/confirm-email", actions: confirmEmail },
  { page: "/forgotten-password", actions: forgottenPassword },
  { page: "/invitation", actions: invitation },
  { page: "/new", actions: newThread },
  { page: "/notifications", actions: notifications },
  { page: "/p/[postId]/delete", actions: deletePost },
  { page: "/p/[postId]/edit", actions: editPost },
  { page: "/reset-password", actions: resetPassword },
  { page: "/settings/account", actions: accountSettings },
  { page: "/settings/notifications", actions: mailSettings },
  { page: "/settings/profile", actions: profileSettings },
  { page: "/settings/sessions", actions: sessions },
  { page: "/setup", actions: setup },
  { page: "/sign-in", actions: signIn },
  { page: "/sign-out", actions: signOut },
  { page: "/sign-up", actions: signUp },
  { page: "/t/[slug]/[id]", actions: thread },
  { page: "/unsubscribe/[token]", actions: unsubscribe },
];
