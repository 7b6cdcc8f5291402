import type { ReportKind } from "#db/schema/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { translatorFor } from "#platform/translate.ts";
import type { Language, Settings } from "../settings/input.ts";
import { rulesIn } from "../settings/rules.ts";

/** One rule of the community, in a sentence. */
export interface Rule {
  key: string;
  text: string;
}

/** What a forum starts with; their sentences stand in the messages. */
const BUILT_IN = ["friendly", "on_topic", "no_spam", "lawful", "private"] as const;

/** The rules of the forum: its own, or those it started with, in the reader's language. */
export function communityRules(settings: Settings, language: Language): Rule[] {
  const own = rulesIn(settings.communityRules);
  if (own.length > 0) return own;
  const t = translatorFor(language, settings.address);
  return BUILT_IN.map((key) => ({ key, text: t(`rules.${key}`) }));
}

const RULE_OF: Readonly<Partial<Record<ReportKind, string>>> = {
  off_topic: "on_topic",
  inappropriate: "friendly",
  spam: "no_spam",
  spam_score: "no_spam",
  watched_word: "no_spam",
  illegal: "lawful",
};

/** The rule that a report most likely means: what a form proposes. */
export function likelyRule(rules: readonly Rule[], kind: ReportKind): string {
  return (rules.find(({ key }) => key === RULE_OF[kind]) ?? rules[0])?.key ?? "";
}

/** The rule with this key as it reads now. @throws Refusal choose_rule */
export function ruleNamed(settings: Settings, key: string): Rule {
  const rule = communityRules(settings, settings.language).find((one) => one.key === key);
  if (!rule) throw new Refusal("choose_rule", { field: "rule" });
  return rule;
}
