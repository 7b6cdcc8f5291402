import type { PageActions } from "#web/routes.ts";
import { actions as notifications } from "./notifications/actions.ts";
import { actions as mailSettings } from "./settings/notifications/actions.ts";
import { actions as setup } from "./setup/actions.ts";
import { actions as signIn } from "./sign-in/actions.ts";
import { actions as signOut } from "./sign-out/actions.ts";
import { actions as unsubscribe } from "./unsubscribe/[token]/actions.ts";

/** The forms of every page; `actions.ts` lies beside the page it belongs to. */
export const pageActions: readonly PageActions[] = [
  { page: "/notifications", actions: notifications },
  { page: "/settings/notifications", actions: mailSettings },
  { page: "/setup", actions: setup },
  { page: "/sign-in", actions: signIn },
  { page: "/sign-out", actions: signOut },
  { page: "/unsubscribe/[token]", actions: unsubscribe },
];
