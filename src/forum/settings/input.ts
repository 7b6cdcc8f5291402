import { z } from "zod";
import { akismetInput } from "./akismet.ts";
import { backupsInput } from "./backups.ts";
import { crawlersInput } from "./crawlers.ts";
import { areFooterLinks, MAX_FOOTER_CHARS } from "./footer-links.ts";
import { logoInput } from "./logo.ts";
import { preventionInput } from "./prevention.ts";
import { areRules, MAX_RULES_CHARS } from "./rules.ts";

export const LANGUAGES = ["de", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

export const MAX_SITE_NAME_CHARS = 60;
export const MAX_SITE_DESCRIPTION_CHARS = 300;
export const MAX_SEARCH_LOG_DAYS = 3_650;
export const MAX_SYNONYMS_CHARS = 20_000;
export const MAX_COMMON_WORDS_CHARS = 5_000;

export const MAX_LIMIT_COUNT = 1_000_000;
/** A week. */
export const MAX_LIMIT_SECONDS = 604_800;

export const MAX_FLAGS_TO_HIDE = 100;
export const MAX_WELCOME_CHARS = 5_000;
export const MAX_LINK_CHARS = 500;
/** Names of the IANA database. */
export const TIME_ZONES: readonly string[] = [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])];

/** A page of the company: an address with https, or a path on this host; "" for none. */
const linkField = z
  .string()
  .trim()
  .max(MAX_LINK_CHARS)
  .regex(/^(?:|https:\/\/[^\s\p{C}"<>\\]+|\/(?![/\\])[^\s\p{C}"<>\\]*)$/iu, { error: "web_address" })
  .default("");

/** How often something may happen: `count` times within `seconds`. */
const limit = (count: number, seconds: number) =>
  z
    .object({
      count: z.coerce.number().int().min(1).max(MAX_LIMIT_COUNT),
      seconds: z.coerce.number().int().min(1).max(MAX_LIMIT_SECONDS),
    })
    .default({ count, seconds });

const MINUTE = 60;
const HOUR = 3_600;

/** Each limit says in its name what it counts and by what. Raised in the database, never by the environment. */
export const limitsInput = z.object({
  signInByAddress: limit(30, 10 * MINUTE),
  signInByAccount: limit(10, 10 * MINUTE),
  /** By account, in browsers in which it was signed in before: nobody else's guesses count here. */
  signInByDevice: limit(20, 10 * MINUTE),
  signUpByAddress: limit(10, HOUR),
  mailByAccount: limit(5, HOUR),
  mailByAddress: limit(20, HOUR),
  threadsByMember: limit(20, HOUR),
  repliesByMember: limit(60, 10 * MINUTE),
  editsByMember: limit(120, HOUR),
  mentionsByMember: limit(100, HOUR),
  previewsByAddress: limit(600, 10 * MINUTE),
  /** Answers to "Did this help?". */
  feedbackByAddress: limit(60, 10 * MINUTE),
  flagsByMember: limit(30, HOUR),
  /** Notices of illegal content. */
  noticesByAddress: limit(6, HOUR),
  appealsByAddress: limit(10, HOUR),
  /** Each has cost the server seconds. */
  refusedTextsByMember: limit(10, 10 * MINUTE),
});
export type Limits = z.infer<typeof limitsInput>;
export type LimitName = keyof Limits;

export const settingsInput = z.object({
  siteName: z.string().trim().min(1).max(MAX_SITE_NAME_CHARS).default("Stoa"),
  siteDescription: z.string().trim().max(MAX_SITE_DESCRIPTION_CHARS).default(""),
  /** What guests see, and members who chose nothing. */
  language: z.enum(LANGUAGES).default("en"),
  /** How German speaks to people. */
  address: z.enum(["sie", "du"]).default("sie"),
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, { error: "color" })
    .default("#0b6e5f"),
  /** Show TeX between dollar signs as MathML. */
  math: z.boolean().default(false),
  registrationOpen: z.boolean().default(true),
  /** How long the log of searches, which holds no persons, goes back. */
  searchLogDays: z.coerce.number().int().min(1).max(MAX_SEARCH_LOG_DAYS).default(90),
  /** See search/rules.ts. */
  searchSynonyms: z.string().trim().max(MAX_SYNONYMS_CHARS).default(""),
  searchCommonWords: z.string().trim().max(MAX_COMMON_WORDS_CHARS).default(""),
  /** The clock of all times that the server writes. Until it was chosen: settings/queries.ts. */
  timeZone: z
    .string()
    .refine((zone) => TIME_ZONES.includes(zone), { error: "invalid" })
    .default("UTC"),
  /** Who runs the forum, and how it treats what it knows of people: the law of many countries wants both linked. */
  imprintLink: linkField,
  privacyLink: linkField,
  /** Markdown that greets guests on the home page. */
  welcome: z.string().trim().max(MAX_WELCOME_CHARS).default(""),
  /** See settings/footer-links.ts. */
  footerLinks: z.string().trim().max(MAX_FOOTER_CHARS).refine(areFooterLinks, { error: "footer_links" }).default(""),
  /** See settings/rules.ts; "": the rules that every forum starts with. */
  communityRules: z.string().trim().max(MAX_RULES_CHARS).refine(areRules, { error: "rules" }).default(""),
  /** So many independent flags hide a post until a moderator has looked; 0: never. */
  flagsToHide: z.coerce.number().int().min(0).max(MAX_FLAGS_TO_HIDE).default(3),
  /** Everybody may read what moderators decided, without names. */
  moderationLogPublic: z.boolean().default(false),
  logo: logoInput.prefault({}),
  limits: limitsInput.prefault({}),
  crawlers: crawlersInput.prefault({}),
  backups: backupsInput.prefault({}),
  prevention: preventionInput.prefault({}),
  akismet: akismetInput.prefault({}),
});
export type Settings = z.infer<typeof settingsInput>;
