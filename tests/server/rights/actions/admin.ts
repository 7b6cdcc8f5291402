import { CRAWLER_CLASSES } from "../../../../src/forum/settings/crawlers.ts";
import { limitsInput } from "../../../../src/forum/settings/input.ts";
import { preventionInput } from "../../../../src/forum/settings/prevention.ts";
import { aPicture } from "../../../../src/testing/pictures.ts";
import { administrators, moderators } from "../people.ts";
import { BACKUP } from "../world.ts";
import type { Entry } from "./entry.ts";

const category = { name: "Another one", kind: "questions" };
const table = "email,name,role\nnew@example.org,New,administrator\n";
const logo = { name: "logo.png", bytes: await aPicture(90, 30).png().toBuffer() };
const page = { titleEn: "Privacy", bodyEn: "We keep little." };
const prevention = { ...preventionInput.parse({}), approveNewcomers: "on" };
const settings = {
  siteName: "Alpine Club",
  language: "en",
  address: "sie",
  accent: "#0b6e5f",
  timeZone: "UTC",
  flagsToHide: 3,
};
const limits = Object.keys(limitsInput.shape).flatMap((name) => [
  [`${name}.count`, 7],
  [`${name}.seconds`, 60],
]);
const crawlers = CRAWLER_CLASSES.map((name) => [`classes.${name}`, "refuse"]);

/** Who may do what in the administration. */
export const admin: readonly Entry[] = [
  ["/admin/backups start", administrators, () => ({})],
  ["/admin/backups changeBackups", administrators, () => ({ daily: "on", hour: 4, keep: 3 })],
  ["/admin/backups drop", administrators, () => ({ name: BACKUP })],
  ["/admin/blocks block", administrators, () => ({ kind: "address", value: "192.0.2.0/24", days: 7 })],
  ["/admin/blocks unblock", administrators, (w) => ({ id: w.block })],
  ["/admin/categories orderCategory", administrators, (w) => ({ id: w.open.category, to: "down" })],
  ["/admin/categories/new createCategory", administrators, () => category],
  ["/admin/categories/[id] editCategory", administrators, (w) => ({ id: w.empty, ...category })],
  ["/admin/categories/[id] moveAllThreads", administrators, (w) => ({ id: w.open.category, to: w.empty })],
  ["/admin/categories/[id] deleteCategory", administrators, (w) => ({ id: w.empty })],
  ["/admin/crawlers changeCrawlers", administrators, () => ({ ...Object.fromEntries(crawlers), perMinute: 30 })],
  ["/admin/groups createGroup", administrators, () => ({ name: "Testers" })],
  ["/admin/groups/[id] addToGroup", administrators, (w) => ({ id: w.insiders, username: "otto" })],
  [
    "/admin/groups/[id] removeFromGroup",
    administrators,
    (w) => ({ id: w.insiders, userId: w.accounts.insider.userId }),
  ],
  ["/admin/groups/[id] renameGroup", administrators, (w) => ({ id: w.insiders, name: "Testers" })],
  ["/admin/groups/[id] deleteGroup", administrators, (w) => ({ id: w.others })],
  ["/admin/invitations invite", administrators, () => ({ email: "new@example.org", role: "administrator" })],
  ["/admin/invitations withdraw", administrators, (w) => ({ id: w.invitation })],
  ["/admin/invitations/csv preview", { ...administrators, administrator: "nothing" }, () => ({ csv: table })],
  ["/admin/invitations/csv inviteMany", administrators, () => ({ csv: table })],
  ["/admin/jobs retry", administrators, (w) => ({ id: w.failedJob })],
  ["/admin/jobs retryAll", administrators, () => ({})],
  ["/admin/jobs drop", administrators, (w) => ({ id: w.failedJob })],
  ["/admin/limits changeLimits", administrators, () => Object.fromEntries(limits)],
  ["/admin/logo changeLogo", administrators, () => ({ logo })],
  ["/admin/logo removeLogo", administrators, () => ({ variant: "light" })],
  ["/admin/mails test", administrators, () => ({})],
  ["/admin/mails retry", administrators, (w) => ({ id: w.failedJob })],
  ["/admin/pages/new createPage", administrators, () => ({ slug: "privacy", ...page })],
  ["/admin/pages/[id] editPage", administrators, (w) => ({ id: w.page, ...page })],
  ["/admin/pages/[id] deletePage", administrators, (w) => ({ id: w.page })],
  ["/admin/people/[userId] setRole", administrators, (w) => ({ userId: w.otto.id ?? 0, role: "administrator" })],
  [
    "/admin/people/[userId] setStaffWords",
    administrators,
    (w) => ({ userId: w.otto.id ?? 0, title: "Chief", team: "" }),
  ],
  ["/admin/people/[userId] suspend", administrators, (w) => ({ userId: w.otto.id ?? 0, days: 7, reason: "Rude." })],
  ["/admin/people/[userId] liftSuspension", moderators, (w) => ({ userId: w.accounts.suspended.userId })],
  ["/admin/people/[userId] deleteAccount", administrators, (w) => ({ userId: w.otto.id ?? 0, contributions: "keep" })],
  ["/admin/prevention changePrevention", administrators, () => prevention],
  ["/admin/prevention changeAkismet", administrators, () => ({ off: "on", sendEmail: "on" })],
  ["/admin/search changeSearchSettings", administrators, () => ({ searchSynonyms: "cat, tom", searchLogDays: 9 })],
  ["/admin/settings changeSettings", administrators, () => settings],
  ["/admin/settings resetSetting", administrators, () => ({ key: "siteName" })],
  ["/admin/tags createTag", moderators, () => ({ name: "teapot" })],
  ["/admin/tags/[id] editTag", moderators, (w) => ({ id: w.tag, name: "teapot" })],
  ["/admin/tags/[id] mergeTag", moderators, (w) => ({ id: w.tag, into: "unused" })],
  ["/admin/tags/[id] deleteTag", moderators, (w) => ({ id: w.tag })],
  ["/admin/watched-words watch", administrators, () => ({ text: "lottery", action: "hold" })],
  ["/admin/watched-words unwatch", administrators, (w) => ({ id: w.watchedWord })],
  ["/admin/watched-words try", { ...administrators, administrator: "nothing" }, () => ({ sample: "A casino." })],
];

/** What asks for the password again that was given a while ago; of the roles the highest alone. */
export const DANGEROUS = [
  ...["/admin/backups drop", "/admin/categories/[id] deleteCategory", "/admin/invitations invite"],
  ...["/admin/pages/[id] deletePage", "/admin/people/[userId] setRole"],
  ...["/admin/invitations/csv inviteMany", "/admin/people/[userId] deleteAccount"],
];
