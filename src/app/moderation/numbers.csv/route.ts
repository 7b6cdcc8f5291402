import { notFound } from "next/navigation";
import { mayModerate } from "#forum/members/policy.ts";
import { yearInNumbers } from "#forum/moderation/yearly/queries.ts";
import { here } from "#web/context.ts";
import { csvFile } from "#web/csv.ts";
import { askedYear } from "../numbers/asked.ts";

export const dynamic = "force-dynamic";

/** The figures of a year as a file. */
export async function GET(): Promise<Response> {
  const { forum, actor, url } = here();
  if (mayModerate(actor) !== true) notFound();
  const year = askedYear(url.searchParams.get("year") ?? "", forum.now());
  const figures = (await yearInNumbers(forum, actor, year)) ?? [];
  const rows = figures.map(({ section, name, detail, value }) => [year, section, name, detail, value]);
  return csvFile(`moderation-${year}.csv`, [["year", "section", "figure", "detail", "value"], ...rows]);
}
