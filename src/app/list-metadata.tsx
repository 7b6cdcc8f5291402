import type { Metadata } from "next";
import { pageNumber, type Query } from "#web/params.ts";
import { type PublicPage, publicHead } from "./public-head.ts";
import { listHref } from "./thread-list-page.tsx";

/** The head of one page of a list; page 2 is a page of its own. */
export async function listMetadata(
  {
    path,
    keep,
    ...list
  }: Omit<PublicPage, "address" | "page"> & { path: string; keep?: Readonly<Record<string, string>> },
  query: Query,
): Promise<Metadata> {
  const page = pageNumber((await query).page) ?? 1;
  return publicHead({ ...list, page, address: listHref({ path, ...(keep && { keep }) }, page) });
}
