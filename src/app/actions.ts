import type { PageActions } from "#web/routes.ts";
import { actions as adminBackups } from "./admin/backups/actions.ts";
import { actions as adminBlocks } from "./admin/blocks/actions.ts";
import { actions as adminCategory } from "./admin/categories/[id]/actions.ts";
import { actions as adminCategories } from "./admin/categories/actions.ts";
import { actions as adminNewCategory } from "./admin/categories/new/actions.ts";
import { actions as adminConfirm } from "./admin/confirm/actions.ts";
import { actions as adminCrawlers } from "./admin/crawlers/actions.ts";
import { actions as adminGroup } from "./admin/groups/[id]/actions.ts";
import { actions as adminGroups } from "./admin/groups/actions.ts";
import { actions as adminInvitations } from "./admin/invitations/actions.ts";
import { actions as adminInviteMany } from "./admin/invitations/csv/actions.ts";
import { actions as adminJobs } from "./admin/jobs/actions.ts";
import { actions as adminLimits } from "./admin/limits/actions.ts";
import { actions as adminLogo } from "./admin/logo/actions.ts";
import { actions as adminMails } from "./admin/mails/actions.ts";
import { actions as adminPage } from "./admin/pages/[id]/actions.ts";
import { actions as adminNewPage } from "./admin/pages/new/actions.ts";
import { actions as adminPerson } from "./admin/people/[userId]/actions.ts";
import { actions as adminPrevention } from "./admin/prevention/actions.ts";
import { actions as adminSearch } from "./admin/search/actions.ts";
import { actions as adminSettings } from "./admin/settings/actions.ts";
import { actions as adminTag } from "./admin/tags/[id]/actions.ts";
import { actions as adminTags } from "./admin/tags/actions.ts";
import { actions as adminWatchedWords } from "./admin/watched-words/actions.ts";
import { actions as preview } from "./api/preview/actions.ts";
import { actions as appeal } from "./appeal/[token]/actions.ts";
import { actions as confirmEmail } from "./confirm-email/actions.ts";
import { actions as forgottenPassword } from "./forgotten-password/actions.ts";
import { actions as invitation } from "./invitation/actions.ts";
import { actions as moderationCase } from "./moderation/cases/[caseId]/actions.ts";
import { actions as moderationLog } from "./moderation/log/actions.ts";
import { actions as staffNotes } from "./moderation/notes/[target]/[targetId]/actions.ts";
import { actions as moderatedPeople } from "./moderation/people/actions.ts";
import { actions as moderatedThreads } from "./moderation/threads/actions.ts";
import { actions as newThread } from "./new/actions.ts";
import { actions as notifications } from "./notifications/actions.ts";
import { actions as postAuthor } from "./p/[postId]/author/actions.ts";
import { actions as deletePost } from "./p/[postId]/delete/actions.ts";
import { actions as editPost } from "./p/[postId]/edit/actions.ts";
import { actions as flagPost } from "./p/[postId]/flag/actions.ts";
import { actions as postHistory } from "./p/[postId]/history/actions.ts";
import { actions as withheldPost } from "./p/[postId]/withheld/actions.ts";
import { actions as illegalContent } from "./report-illegal-content/actions.ts";
import { actions as resetPassword } from "./reset-password/actions.ts";
import { actions as accountSettings } from "./settings/account/actions.ts";
import { actions as mailSettings } from "./settings/notifications/actions.ts";
import { actions as profileSettings } from "./settings/profile/actions.ts";
import { actions as ownRecord } from "./settings/record/actions.ts";
import { actions as sessions } from "./settings/sessions/actions.ts";
import { actions as setup } from "./setup/actions.ts";
import { actions as firstCategories } from "./setup/category/actions.ts";
import { actions as firstInvitation } from "./setup/invite/actions.ts";
import { actions as signIn } from "./sign-in/actions.ts";
import { actions as signOut } from "./sign-out/actions.ts";
import { actions as signUp } from "./sign-up/actions.ts";
import { actions as thread } from "./t/[slug]/[id]/actions.ts";
import { actions as splitThread } from "./t/[slug]/[id]/split/actions.ts";
import { actions as profile } from "./u/[username]/actions.ts";
import { actions as flagMember } from "./u/[username]/flag/actions.ts";
import { actions as unsubscribe } from "./unsubscribe/[token]/actions.ts";

/** The forms of every page; `actions.ts` lies beside the page it belongs to. */
export const pageActions: readonly PageActions[] = [
  { page: "/admin/backups", actions: adminBackups },
  { page: "/admin/blocks", actions: adminBlocks },
  { page: "/admin/categories", actions: adminCategories },
  { page: "/admin/categories/[id]", actions: adminCategory },
  { page: "/admin/categories/new", actions: adminNewCategory },
  { page: "/admin/confirm", actions: adminConfirm },
  { page: "/admin/crawlers", actions: adminCrawlers },
  { page: "/admin/groups", actions: adminGroups },
  { page: "/admin/groups/[id]", actions: adminGroup },
  { page: "/admin/invitations", actions: adminInvitations },
  { page: "/admin/invitations/csv", actions: adminInviteMany },
  { page: "/admin/jobs", actions: adminJobs },
  { page: "/admin/limits", actions: adminLimits },
  { page: "/admin/logo", actions: adminLogo },
  { page: "/admin/mails", actions: adminMails },
  { page: "/admin/pages/[id]", actions: adminPage },
  { page: "/admin/pages/new", actions: adminNewPage },
  { page: "/admin/people/[userId]", actions: adminPerson },
  { page: "/admin/prevention", actions: adminPrevention },
  { page: "/admin/search", actions: adminSearch },
  { page: "/admin/settings", actions: adminSettings },
  { page: "/admin/tags", actions: adminTags },
  { page: "/admin/tags/[id]", actions: adminTag },
  { page: "/admin/watched-words", actions: adminWatchedWords },
  { page: "/api/preview", actions: preview },
  { page: "/appeal/[token]", actions: appeal },
  { page: "/confirm-email", actions: confirmEmail },
  { page: "/forgotten-password", actions: forgottenPassword },
  { page: "/invitation", actions: invitation },
  { page: "/moderation/cases/[caseId]", actions: moderationCase },
  { page: "/moderation/log", actions: moderationLog },
  { page: "/moderation/notes/[target]/[targetId]", actions: staffNotes },
  { page: "/moderation/people", actions: moderatedPeople },
  { page: "/moderation/threads", actions: moderatedThreads },
  { page: "/new", actions: newThread },
  { page: "/notifications", actions: notifications },
  { page: "/p/[postId]/delete", actions: deletePost },
  { page: "/p/[postId]/author", actions: postAuthor },
  { page: "/p/[postId]/edit", actions: editPost },
  { page: "/p/[postId]/history", actions: postHistory },
  { page: "/p/[postId]/flag", actions: flagPost },
  { page: "/u/[username]/flag", actions: flagMember },
  { page: "/p/[postId]/withheld", actions: withheldPost },
  { page: "/report-illegal-content", actions: illegalContent },
  { page: "/reset-password", actions: resetPassword },
  { page: "/settings/account", actions: accountSettings },
  { page: "/settings/notifications", actions: mailSettings },
  { page: "/settings/profile", actions: profileSettings },
  { page: "/settings/record", actions: ownRecord },
  { page: "/settings/sessions", actions: sessions },
  { page: "/setup", actions: setup },
  { page: "/setup/category", actions: firstCategories },
  { page: "/setup/invite", actions: firstInvitation },
  { page: "/sign-in", actions: signIn },
  { page: "/sign-out", actions: signOut },
  { page: "/sign-up", actions: signUp },
  { page: "/t/[slug]/[id]", actions: thread },
  { page: "/t/[slug]/[id]/split", actions: splitThread },
  { page: "/u/[username]", actions: profile },
  { page: "/unsubscribe/[token]", actions: unsubscribe },
];
