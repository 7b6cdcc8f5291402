/** Decisions in plain words, for pages and mails: what was decided, under which rule, and what follows. */
import type { Translate } from "#platform/translate.ts";
import { FOREVER } from "../members/limit-account.ts";
import type { NoticeView } from "./record/queries.ts";
import { isKept } from "./record/queries.ts";

export interface Told {
  /** One sentence. */
  title: string;
  /** Rule, reason and what follows, a paragraph each. */
  paragraphs: string[];
}

/** `date`: how a moment is written. */
export function toldOf(
  notice: Pick<NoticeView, "kind" | "decision">,
  t: Translate,
  date: (at: number) => string,
): Told {
  const { kind, decision } = notice;
  if (kind === "report") {
    return { title: t(isKept(decision.kind) ? "told.reportKept" : "told.reportActed"), paragraphs: [] };
  }
  if (kind === "undone") return { title: t("told.undone"), paragraphs: withReason(decision.reason, t) };
  const end = decision.until === null ? "" : decision.until >= FOREVER ? "forever" : "until";
  const values = { title: decision.title ?? "", hasTitle: decision.title === null ? "no" : "yes" };
  const until = { end, date: decision.until === null ? "" : date(decision.until) };
  return {
    title: t(`told.titles.${decision.kind}`, values),
    paragraphs: [
      ...(decision.rule ? [t("told.rule", { rule: decision.rule })] : []),
      ...(decision.reason && decision.reason !== decision.rule ? withReason(decision.reason, t) : []),
      t(`told.follows.${decision.kind}`, until),
    ],
  };
}

function withReason(reason: string, t: Translate): string[] {
  return reason ? [t("told.reason", { reason })] : [];
}
