import { here } from "#web/context.ts";
import type { Query } from "#web/params.ts";
import { listMetadata } from "../list-metadata.tsx";
import HomePage from "../page.tsx";

export function generateMetadata({ searchParams }: { searchParams: Query }) {
  const { t, settings } = here();
  const about = t("lists.latest.about", { site: settings.siteName });
  // The same list as the home page, which is the address to keep.
  return listMetadata({ title: t("lists.latest.title"), description: about, path: "/" }, searchParams);
}

export default HomePage;
