import { accounts, administrators, everybody, followers, forEach, members, type Role } from "../people.ts";
import { PASSWORD } from "../world/accounts.ts";
import type { World } from "../world.ts";
import type { Entry } from "./entry.ts";

const other = { password: "another long sentence" };
/** A guest's own things are somebody else's: what a link or an address made up by a guest would name. */
const mine = (world: World, role: Role) => world.own[role === "guest" ? "member" : role];
const account = (world: World, role: Role) => world.accounts[role === "guest" ? "member" : role];

/** Who may do what with accounts, and with what one is told. Whoever holds a link from a mail needs no account. */
export const ownAccounts: readonly Entry[] = [
  ["/sign-up signUp", everybody, () => ({ username: "nina", email: "nina@example.org", ...other })],
  ["/sign-up resend", everybody, (w) => ({ request: w.signUp })],
  ["/confirm-email signUp", everybody, (w) => ({ token: w.signUpLink })],
  ["/confirm-email changeEmail", everybody, (w) => ({ token: w.changeEmailLink })],
  ["/forgotten-password forgotPassword", everybody, () => ({ login: "otto" })],
  ["/reset-password resetPassword", everybody, (w) => ({ token: w.resetLink, ...other })],
  ["/invitation accept", everybody, (w) => ({ token: w.invitationLink, username: "ines", ...other })],
  ["/unsubscribe/[token] unsubscribe", everybody, (w) => ({ token: w.unsubscribeLink })],
  ["/unsubscribe/[token] ", everybody, (w) => ({ token: w.unsubscribeLink })],
  ["/unsubscribe/[token] resubscribe", everybody, (w) => ({ token: w.unsubscribedLink })],
  ["/sign-in signIn", everybody, () => ({ login: "otto", password: PASSWORD })],
  ["/sign-out signOut", { ...everybody, guest: "nothing" }, () => ({})],
  // The forum has been set up: its first steps are over for everybody, or an administrator's.
  ["/setup setUp", forEach("setup_over"), () => ({ ...setUp, token: "made up" })],
  [
    "/setup/category createFirst",
    forEach("nothing"),
    () => ({ "first.name": "Talk", "second.name": "", "third.name": "" }),
  ],
  ["/setup/invite invite", administrators, () => ({ email: "new@example.org", role: "administrator" })],
  ["/admin/confirm confirm", accounts, () => ({ ownPassword: PASSWORD, return: "/" })],
  ["/settings/profile saveProfile", members, () => ({ displayName: "Somebody", bio: "", locale: "", view: "flat" })],
  ["/settings/account changeEmail", accounts, () => ({ email: "mine@example.org", ownPassword: PASSWORD })],
  ["/settings/account withdrawEmail", accounts, () => ({})],
  ["/settings/account changePassword", accounts, () => ({ currentPassword: PASSWORD, ...other })],
  ["/settings/account leave", accounts, () => ({ ownPassword: PASSWORD, contributions: "remove" })],
  ["/settings/sessions revoke", accounts, (w, role) => ({ id: account(w, role).otherSession })],
  ["/settings/sessions signOutOthers", accounts, () => ({})],
  ["/settings/sessions signOutEverywhere", accounts, () => ({})],
  ["/settings/record appeal", accounts, (w, role) => ({ decisionId: mine(w, role).decision, text: "It was a joke." })],
  [
    "/settings/record appeal",
    forEach("not_found", { guest: "signed_out" }),
    (w) => ({ decisionId: w.decision, text: "It was a joke." }),
    "to what concerns somebody else",
  ],
  ["/settings/notifications setMail", followers, () => ({})],
  ["/settings/notifications unmute", followers, (w, role) => ({ threadId: mine(w, role).thread })],
  ["/notifications readNotices", followers, () => ({})],
  ["/notifications markRead", followers, (w, role) => ({ id: mine(w, role).notification })],
  ["/notifications markAllRead", followers, () => ({})],
];

const setUp = {
  ...{ siteName: "Mine", language: "en", address: "sie", username: "nina", email: "nina@example.org", ...other },
};
