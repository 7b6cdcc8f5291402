import { type LogFilter, WHOLE_LOG } from "#forum/moderation/log/queries.ts";
import { single } from "#web/params.ts";

/** What can be asked for by kind, in the order of the choice. */
export const DECISION_KINDS = [
  ...(["keep", "approve", "hide", "hide_flagged", "delete", "edit", "silence", "suspend", "mark_as_spam"] as const),
  ...(["hand_over", "undo", "restore", "uphold", "grant"] as const),
];

type Asked = Readonly<Record<string, string | string[] | undefined>>;

/** The filter that a query asks for; days are whole days, UTC. */
export function askedLog(query: Asked): LogFilter {
  const last = dayOf(single(query.until));
  return {
    ...WHOLE_LOG,
    kind: DECISION_KINDS.find((kind) => kind === single(query.kind)) ?? null,
    by: single(query.by).slice(0, 60),
    about: single(query.about).slice(0, 60),
    from: dayOf(single(query.from)),
    until: last === null ? null : last + 86_400_000,
    unseen: single(query.unseen) === "on",
  };
}

function dayOf(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) ? null : at;
}

/** The same as the query of a link. */
export function logQuery(query: Asked): Record<string, string> {
  const names = ["kind", "by", "about", "from", "until", "unseen"];
  return Object.fromEntries(names.flatMap((name) => (single(query[name]) ? [[name, single(query[name])]] : [])));
}
