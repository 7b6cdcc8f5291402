import { here } from "#web/context.ts";

/** Imprint and privacy statement, where the company has given their addresses. */
export function legalLinks(): { href: string; label: string }[] {
  const { settings, t } = here();
  return [
    { href: settings.imprintLink, label: t("site.imprint") },
    { href: settings.privacyLink, label: t("site.privacy") },
    { href: "/rules", label: t("rules.title") },
    { href: "/report-illegal-content", label: t("illegal.link") },
    { href: settings.moderationLogPublic ? "/moderation-log" : "", label: t("publicLog.title") },
  ].filter(({ href }) => href !== "");
}
