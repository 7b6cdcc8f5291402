import type { Metadata } from "next";
import { here } from "#web/context.ts";
import { pageNumber, type Query } from "#web/params.ts";
import { listHref } from "./thread-list-page.tsx";

/** Title and canonical address of one page of a list; page 2 is its own. */
export async function listMetadata(
  list: { title: string; path: string; keep?: Readonly<Record<string, string>>; description?: string },
  query: Query,
): Promise<Metadata> {
  const page = pageNumber((await query).page) ?? 1;
  const title = page === 1 ? list.title : `${list.title} · ${here().t("pages.page", { number: page })}`;
  return {
    title,
    description: list.description || undefined,
    alternates: { canonical: listHref(list, page) },
  };
}
