import { notFound } from "next/navigation";
import { mayModerate } from "#forum/members/policy.ts";
import { exportedDecisions } from "#forum/moderation/log/queries.ts";
import { here } from "#web/context.ts";
import { csvFile } from "#web/csv.ts";
import { askedLog } from "../log/asked.ts";

export const dynamic = "force-dynamic";

const COLUMNS = [
  "id",
  "time",
  "decision",
  "by",
  "about",
  "target",
  "target_id",
  "rule",
  "reason",
  "case",
  "undoes",
  "undone",
];

/** The log as a file, with the same filter as the page. */
export async function GET(): Promise<Response> {
  const { forum, actor, url } = here();
  if (mayModerate(actor) !== true) notFound();
  const lines = await exportedDecisions(forum, actor, askedLog(Object.fromEntries(url.searchParams)));
  const rows = lines.map((line) => [
    ...[
      line.id,
      new Date(line.createdAt).toISOString(),
      line.kind,
      line.by?.username ?? "",
      line.about?.username ?? "",
    ],
    ...[line.target, line.targetId, line.rule, line.reason, line.caseId, line.undoes, line.undone ? "yes" : "no"],
  ]);
  return csvFile("moderation-log.csv", [COLUMNS, ...rows]);
}
