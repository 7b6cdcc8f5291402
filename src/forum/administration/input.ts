import { z } from "zod";
import { idField, line, nested, optionalLine, tickedField } from "../fields.ts";
import { MAX_AKISMET_KEY_CHARS } from "../settings/akismet.ts";
import { CRAWLER_NAMES, CRAWLER_RULES, type CrawlerRule, crawlersInput } from "../settings/crawlers.ts";
import { limitsInput, MAX_SITE_DESCRIPTION_CHARS, MAX_SITE_NAME_CHARS, settingsInput } from "../settings/input.ts";
import { preventionInput } from "../settings/prevention.ts";

const { language, address, accent, timeZone, imprintLink, privacyLink } = settingsInput.shape;
const { communityRules, flagsToHide, welcome, footerLinks } = settingsInput.shape;

/** What the form was filled from; see fingerprint.ts. */
const basis = z.string().max(40).default("");

/** The settings as a form sends them. */
export const settingsForm = z.object({
  siteName: line(MAX_SITE_NAME_CHARS),
  siteDescription: optionalLine(MAX_SITE_DESCRIPTION_CHARS).default(""),
  language,
  address,
  accent: accent.transform((color) => color.toLowerCase()),
  math: tickedField,
  registrationOpen: tickedField,
  timeZone,
  imprintLink,
  privacyLink,
  welcome,
  footerLinks,
  communityRules,
  flagsToHide,
  moderationLogPublic: tickedField,
  basis,
});

/** The settings of this form, by their groups, in the order in which it shows them. */
export const SETTING_GROUPS = {
  forum: ["siteName", "siteDescription", "registrationOpen"],
  language: ["language", "address", "timeZone"],
  look: ["accent", "welcome", "footerLinks", "math"],
  legal: ["imprintLink", "privacyLink"],
  moderation: ["communityRules", "flagsToHide", "moderationLogPublic"],
} as const satisfies Record<string, readonly Exclude<keyof z.output<typeof settingsForm>, "basis">[]>;
export type SettingGroup = keyof typeof SETTING_GROUPS;
export type FormSetting = (typeof SETTING_GROUPS)[SettingGroup][number];

export const resetSettingInput = z.object({ key: z.enum(Object.values(SETTING_GROUPS).flat()) });

/** Fields named `signInByAddress.count` and `signInByAddress.seconds`. */
export const limitsForm = z.preprocess(
  nested,
  limitsInput.extend({ basis }).transform(({ basis, ...limits }) => ({ basis, limits })),
);

/** Fields named `classes.training` and `agents.GPTBot`; an empty one of an agent says "as its class". */
export const crawlersForm = z.preprocess(
  nested,
  z
    .object({
      classes: z.object(crawlersInput.shape.classes.unwrap().shape),
      agents: z
        .partialRecord(z.enum(CRAWLER_NAMES), z.enum(["", ...CRAWLER_RULES]))
        .default({})
        .transform(withoutEmpty),
      perMinute: crawlersInput.shape.perMinute,
      indexNow: tickedField,
      basis,
    })
    .transform(({ basis, ...crawlers }) => ({ basis, crawlers })),
);

function withoutEmpty(agents: Readonly<Partial<Record<string, CrawlerRule | "">>>): Record<string, CrawlerRule> {
  return Object.fromEntries(
    Object.entries(agents).filter((entry): entry is [string, CrawlerRule] => Boolean(entry[1])),
  );
}

/** The rules against spam as a form sends them. */
export const preventionForm = z.object({ ...preventionInput.shape, approveNewcomers: tickedField, basis });

/** Akismet: an empty key keeps the one that is set. */
export const akismetForm = z.object({
  key: optionalLine(MAX_AKISMET_KEY_CHARS).default(""),
  off: tickedField,
  sendAddress: tickedField,
  sendEmail: tickedField,
  basis,
});

export const jobInput = z.object({ id: idField });
