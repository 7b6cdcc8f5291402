import type { NextRequest } from "next/server";
import { logQuery } from "#forum/administration/log/input.ts";
import { auditExport } from "#forum/administration/log/queries.ts";
import { mayAdminister } from "#forum/members/policy.ts";
import { here } from "#web/context.ts";
import { csvFile } from "#web/csv.ts";
import { deedOf, detailsOf } from "../words.ts";

export const dynamic = "force-dynamic";

/** The log as a table for spreadsheets, narrowed down as the page is. */
export async function GET(request: NextRequest): Promise<Response> {
  const { forum, actor, t } = here();
  if (mayAdminister(actor) !== true) return new Response(null, { status: 404 });
  const entries = await auditExport(forum, actor, logQuery.parse(Object.fromEntries(request.nextUrl.searchParams)));
  const rows = entries.map((entry) => [
    ...[new Date(entry.createdAt).toISOString(), entry.actor?.username ?? "", entry.kind],
    ...[deedOf(entry), entry.subject ?? "", detailsOf(entry).join("\n")],
  ]);
  const head = ["at", "by", "kind", "what", "about", "changes"].map((column) => t(`admin.log.columns.${column}`));
  return csvFile("log.csv", [head, ...rows]);
}
