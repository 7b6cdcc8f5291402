import type { Settings } from "#forum/settings/input.ts";
import { here } from "#web/context.ts";

/** What the settings are called, as keys of the messages. */
const LABELS: Readonly<Partial<Record<keyof Settings | "logoDark" | "logoNameShown", string>>> = {
  siteName: "admin.settings.siteName",
  siteDescription: "admin.settings.siteDescription",
  language: "admin.settings.language",
  address: "admin.settings.address",
  accent: "admin.settings.accent",
  math: "admin.settings.math",
  registrationOpen: "admin.settings.registrationOpen",
  timeZone: "admin.settings.timeZone",
  imprintLink: "admin.settings.imprintLink",
  privacyLink: "admin.settings.privacyLink",
  welcome: "admin.settings.welcome",
  footerLinks: "admin.settings.footerLinks",
  communityRules: "admin.settings.communityRules",
  flagsToHide: "admin.settings.flagsToHide",
  moderationLogPublic: "admin.settings.moderationLogPublic",
  searchSynonyms: "admin.search.synonyms",
  searchCommonWords: "admin.search.commonWords",
  searchLogDays: "admin.search.logDays",
  logo: "admin.logo.light",
  logoDark: "admin.logo.dark",
  logoNameShown: "admin.logo.nameShown",
  limits: "admin.tabs.limits",
  crawlers: "admin.tabs.crawlers",
  backups: "admin.tabs.backups",
  prevention: "admin.tabs.prevention",
  akismet: "admin.akismet.title",
};

/** What a setting is called; its key, for one that this version has no words for. */
export function settingLabel(key: string): string {
  const path = Object.hasOwn(LABELS, key) ? LABELS[key as keyof typeof LABELS] : undefined;
  return path ? here().t(path) : key;
}
