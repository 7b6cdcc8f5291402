import { footerPages } from "#forum/pages/queries.ts";
import { footerLinksIn } from "#forum/settings/footer-links.ts";
import { here } from "#web/context.ts";
import { legalLinks } from "./legal-links.ts";

/** What stands at the foot of every page; an address stands there once. */
export async function footerLinks(): Promise<{ href: string; label: string }[]> {
  const { forum, locale, settings } = here();
  const own = [...(await footerPages(forum, locale)), ...footerLinksIn(settings.footerLinks)];
  const legal = legalLinks();
  const taken = new Set(legal.map(({ href }) => href));
  return [...legal, ...own.filter(({ href }) => !taken.has(href) && taken.add(href))];
}
