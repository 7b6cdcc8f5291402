import { here } from "#web/context.ts";
import type { Query } from "#web/params.ts";
import { listMetadata } from "../list-metadata.tsx";
import HomePage from "../page.tsx";

export function generateMetadata({ searchParams }: { searchParams: Query }) {
  // The same list as the home page, which is the address to keep.
  return listMetadata({ title: here().t("lists.latest.title"), path: "/" }, searchParams);
}

export default HomePage;
