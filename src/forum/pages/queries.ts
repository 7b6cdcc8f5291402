import { asc, eq, ne, or } from "drizzle-orm";
import { customPages } from "#db/schema/index.ts";
import { demand } from "#platform/refusal.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { mayAdminister } from "../members/policy.ts";
import type { Settings } from "../settings/input.ts";
import { htmlOf } from "../threads/rendering.ts";

export type CustomPage = typeof customPages.$inferSelect;
type Language = "de" | "en";

export const pagePath = (slug: string): string => `/pages/${slug}`;

/** A page that was deleted leaves its address behind, so that it can say that it is gone. */
const isThere = or(ne(customPages.bodyDe, ""), ne(customPages.bodyEn, ""));
const isGone = (page: CustomPage): boolean => page.bodyDe === "" && page.bodyEn === "";

/** In this language, or in the other one where there is no text in it. */
function wordsIn(page: CustomPage, language: Language): { language: Language; title: string; body: string } {
  const has = { de: page.bodyDe !== "", en: page.bodyEn !== "" };
  const shown = has[language] ? language : has.de ? "de" : "en";
  return shown === "de"
    ? { language: shown, title: page.titleDe, body: page.bodyDe }
    : { language: shown, title: page.titleEn, body: page.bodyEn };
}

export interface ShownPage {
  slug: string;
  language: Language;
  title: string;
  html: string;
  editedAt: number;
}

// A new version of the settings is a new object, and whoever changes a page grows that version.
const footers = new WeakMap<Settings, Promise<CustomPage[]>>();
const rendered = new WeakMap<Settings, Map<string, Promise<string>>>();

/** A page for everybody, rendered once for each version of the site. */
export async function readPage(forum: Forum, slug: string, language: Language): Promise<ShownPage | "gone" | null> {
  const settings = await forum.settings();
  const [page] = await forum.db.select().from(customPages).where(eq(customPages.slug, slug));
  if (!page) return null;
  if (isGone(page)) return "gone";
  const words = wordsIn(page, language);
  const known = rendered.get(settings) ?? new Map<string, Promise<string>>();
  rendered.set(settings, known);
  const key = `${page.id} ${words.language}`;
  const html = known.get(key) ?? htmlOf(forum, words.body);
  known.set(key, html);
  return { slug, language: words.language, title: words.title, html: await html, editedAt: page.editedAt };
}

/** The words that greet guests on the home page, rendered as the pages are; "": there are none. */
export async function welcomeHtml(forum: Forum): Promise<string> {
  const settings = await forum.settings();
  if (settings.welcome === "") return "";
  const known = rendered.get(settings) ?? new Map<string, Promise<string>>();
  rendered.set(settings, known);
  const html = known.get("welcome") ?? htmlOf(forum, settings.welcome);
  known.set("welcome", html);
  return html;
}

/** Those that every page links at its foot. */
export async function footerPages(forum: Forum, language: Language): Promise<{ href: string; label: string }[]> {
  const settings = await forum.settings();
  const found =
    footers.get(settings) ??
    Promise.resolve(
      forum.db.select().from(customPages).where(eq(customPages.inFooter, true)).orderBy(asc(customPages.id)),
    );
  footers.set(settings, found);
  const pages = (await found).filter((page) => !isGone(page));
  return pages.map((page) => ({ href: pagePath(page.slug), label: wordsIn(page, language).title }));
}

/** All of them, for the administration and the sitemap, by their addresses. */
export async function publicPages(forum: Forum): Promise<CustomPage[]> {
  return forum.db.select().from(customPages).where(isThere).orderBy(asc(customPages.slug));
}

/** One of them as its form has it; null when there is none. */
export async function pageToEdit(forum: Forum, actor: Actor, id: number): Promise<CustomPage | null> {
  demand(mayAdminister(actor));
  const [page] = await forum.db.select().from(customPages).where(eq(customPages.id, id));
  return page && !isGone(page) ? page : null;
}

/** What a form of a page was filled from. */
export function pageForm({ titleDe, bodyDe, titleEn, bodyEn, inFooter }: CustomPage) {
  return { titleDe, bodyDe, titleEn, bodyEn, inFooter };
}
