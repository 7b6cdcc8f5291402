import type { LogEntry } from "#forum/administration/log/queries.ts";
import { here } from "#web/context.ts";
import { moment, numeral } from "#web/format.ts";
import { settingLabel } from "../setting-label.ts";

/** What was done, in one sentence. */
export function deedOf({ source, kind }: LogEntry): string {
  const { t } = here();
  if (source === "act") return t(`admin.log.kinds.${kind}`);
  return DECIDED.has(kind) ? t(`admin.log.decided.${kind}`) : kind;
}

/** Decisions that have words here. */
const DECIDED: ReadonlySet<string> = new Set([
  ...(["keep", "hide", "delete", "edit", "approve", "silence", "suspend", "mark_as_spam", "uphold"] as const),
  ...(["grant", "hand_over", "undo", "restore", "hide_flagged", "lift"] as const),
]);

/** What it changed, one line each: a setting, a role, a name with what it was and what it became. */
export function detailsOf({ source, kind, data, target, reason }: LogEntry): string[] {
  const { t, locale } = here();
  if (source === "decision") {
    const about = target && target.kind !== "member" && target.id > 0;
    return [...(about ? [t(`admin.log.targets.${target.kind}`, { id: target.id })] : []), ...(reason ? [reason] : [])];
  }
  const change = (from: unknown, to: unknown) => t("admin.log.change", { from: shown(from), to: shown(to) });
  if (isRecord(data.changes)) {
    return Object.entries(data.changes).flatMap(([key, change_]) =>
      isRecord(change_)
        ? differences(change_.from, change_.to).map(([path, from, to]) =>
            [[settingLabel(key), ...path].join(" · "), change(from, to)].join(": "),
          )
        : [],
    );
  }
  if (kind === "block.added" || kind === "block.removed") return [t(`admin.blocks.kinds.${data.kind}`)];
  if (kind === "watched.added" || kind === "watched.removed")
    return [`${data.text}: ${t(`admin.watched.actions.${data.action}`)}`];
  if (kind === "member.role_changed") return [change(t(`roles.${data.from}`), t(`roles.${data.to}`))];
  if (kind === "member.invited") return [t(`roles.${data.role}`)];
  if (kind === "member.deleted") return [t(`leave.${data.contributions}`)];
  if (kind === "group.renamed") return [change(data.from, data.to)];
  if (typeof data.until === "number") {
    return [t("admin.log.until", { when: moment(locale, data.until, { time: false }).text })];
  }
  if (kind === "category.emptied" && typeof data.threads === "number") {
    return [t("admin.log.threads", { count: data.threads, shown: numeral(locale, data.threads) })];
  }
  return [];
}

const MAX_SHOWN_CHARS = 120;

function shown(value: unknown): string {
  const { t } = here();
  if (value === true) return t("admin.yes");
  if (value === false) return t("admin.no");
  const text = typeof value === "string" ? value : value === undefined || value === null ? "" : JSON.stringify(value);
  if (text === "") return t("admin.log.empty");
  return text.length > MAX_SHOWN_CHARS ? `${text.slice(0, MAX_SHOWN_CHARS)}…` : text;
}

type Difference = [path: string[], from: unknown, to: unknown];

/** The leaves of two settings that are not the same. */
function differences(from: unknown, to: unknown, path: string[] = []): Difference[] {
  if (isRecord(from) && isRecord(to)) {
    const keys = new Set([...Object.keys(from), ...Object.keys(to)]);
    return [...keys].flatMap((key) => differences(from[key], to[key], [...path, key]));
  }
  return JSON.stringify(from) === JSON.stringify(to) ? [] : [[path, from, to]];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
