/** Jobs that hand a mail over: what failed of them is a mail that did not arrive. */
export const MAIL_JOBS: readonly string[] = [
  ...["account.signUp", "account.resetPassword", "account.passwordChanged", "account.changeEmail"],
  ...["account.emailNotice", "account.invitation", "notify.mail"],
  ...["moderation.noticeMail", "moderation.receipt", "moderation.legalDecision"],
];
