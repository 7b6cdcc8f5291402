import { categoryPath } from "#forum/categories/addresses.ts";
import { categoryOverview } from "#forum/categories/queries.ts";
import { structureOf } from "#forum/categories/structure.ts";
import { indexNowKey } from "#forum/indexnow/key.ts";
import { CRAWLER_NAMES, type CrawlerRule, crawlerRule } from "#forum/settings/crawlers.ts";
import { newestThreads } from "#forum/threads/newest.ts";
import { text, type ViewMaker } from "./view.ts";

/** Pages for one person, forms, and what search engines are asked not to list; their links say nothing new. */
const NOT_FOR_ROBOTS = [
  ...["/admin", "/api/", "/confirm-email", "/forgotten-password", "/invitation", "/knowledge", "/moderation", "/new"],
  ...["/notifications", "/reset-password", "/search", "/settings", "/setup", "/sign-in", "/sign-out", "/sign-up"],
  ...["/similar.json", "/unsubscribe", "/p/*/history"],
  // The same thread again, as somebody wants to see it or is about to answer it.
  ...["view", "reply", "quote"].flatMap((name) => [`/*?${name}=`, `/*&${name}=`]),
];

/** What everybody is asked to leave alone. */
const RULES = ["Allow: /search.json", ...NOT_FOR_ROBOTS.map((path) => `Disallow: ${path}`)];

/**
 * By RFC 9309. A crawler with a group of its own reads that one alone, so the rules of everybody stand in it again.
 * `Crawl-delay` is no part of the RFC, which lets others stand beside its own; some crawlers keep to it.
 */
export const robotsTxt: ViewMaker = async ({ forum, settings: { crawlers } }) => {
  const ruled = (wanted: CrawlerRule) =>
    CRAWLER_NAMES.filter((name) => crawlerRule(crawlers, name) === wanted).map((name) => `User-agent: ${name}`);
  const [refused, slow] = [ruled("refuse"), ruled("slow")];
  const delay = `Crawl-delay: ${Math.ceil(60 / crawlers.perMinute)}`;
  const groups = [
    ...(refused.length > 0 ? [[...refused, "Disallow: /"]] : []),
    ...(slow.length > 0 ? [[...slow, ...RULES, delay]] : []),
    ["User-agent: *", ...RULES],
    [`Sitemap: ${forum.config.siteUrl}/sitemap.xml`],
  ];
  return text(`${groups.map((lines) => lines.join("\n")).join("\n\n")}\n`);
};

/** What a ping to search engines is proved with; there is none while nobody is told. */
export const indexNowTxt: ViewMaker = async ({ forum, settings }) =>
  settings.crawlers.indexNow ? text(indexNowKey(forum)) : null;

/** What the forum is and how programs read it (llmstxt.org). */
export const llmsTxt: ViewMaker = async ({ forum, actor, settings, t }) => {
  const { siteUrl } = forum.config;
  const [overview, structure] = await Promise.all([categoryOverview(forum, actor), structureOf(forum)]);
  const link = (name: string, path: string, about: string) => `- [${name}](${siteUrl}${path})${about && `: ${about}`}`;
  const categories = overview
    .flatMap((one) => [one, ...one.children])
    .map(({ category }) => link(category.name, categoryPath(category, structure), category.description));
  const [newest] = await newestThreads(forum, actor, { kind: "latest" }, 1);
  const ways = [
    ["latest", "/latest"],
    ...(newest ? [["markdown", `/raw/${newest.thread.id}`] as const] : []),
    ["json", "/latest.json"],
    ["search", "/search.json?q="],
    ["feed", "/feed.xml"],
    ["sitemap", "/sitemap.xml"],
  ] as const;
  const parts = [
    `# ${settings.siteName}`,
    ...(settings.siteDescription ? [`> ${settings.siteDescription}`] : []),
    t("llms.intro"),
    `## ${t("llms.categories")}`,
    categories.join("\n"),
    `## ${t("llms.ways")}`,
    ways.map(([way, path]) => link(t(`llms.${way}.name`), path, t(`llms.${way}.text`))).join("\n"),
  ];
  return text(`${parts.filter(Boolean).join("\n\n")}\n`, "text/markdown");
};
