/** Programs that read the forum, by what they read it for, and what they may. */
import { z } from "zod";

export const CRAWLER_CLASSES = ["search", "answers", "training", "tools"] as const;
export type CrawlerClass = (typeof CRAWLER_CLASSES)[number];

/** From the mildest to the strictest. */
export const CRAWLER_RULES = ["allow", "slow", "refuse"] as const;
export type CrawlerRule = (typeof CRAWLER_RULES)[number];

/** By class the names under which their operators document them, as they stand in `User-Agent` and robots.txt. */
export const CRAWLERS: Readonly<Record<CrawlerClass, readonly string[]>> = {
  search: [
    ...["Googlebot", "Googlebot-Image", "Googlebot-Video", "bingbot", "DuckDuckBot", "Applebot", "YandexBot"],
    ...["Baiduspider", "Slurp", "Qwantbot", "MojeekBot", "SeznamBot", "PetalBot", "Sogou", "Yeti"],
  ],
  answers: [
    ...["OAI-SearchBot", "ChatGPT-User", "Claude-SearchBot", "Claude-User", "PerplexityBot", "Perplexity-User"],
    ...["DuckAssistBot", "MistralAI-User", "Meta-ExternalFetcher", "Amzn-SearchBot", "Amzn-User", "YouBot"],
  ],
  training: [
    ...["GPTBot", "ClaudeBot", "Google-Extended", "GoogleOther", "Applebot-Extended", "Meta-ExternalAgent"],
    ...["Amazonbot", "Bytespider", "CCBot", "Diffbot", "cohere-training-data-crawler"],
  ],
  tools: [
    ...["AhrefsBot", "AhrefsSiteAudit", "SemrushBot", "SiteAuditBot", "MJ12bot", "DotBot", "rogerbot", "BLEXBot"],
    ...["DataForSeoBot", "serpstatbot", "SEOkicks", "Scrapy", "HTTrack", "curl", "Wget", "python-requests"],
    ...["python-httpx", "Python-urllib", "aiohttp", "Go-http-client", "Apache-HttpClient", "libwww-perl"],
    ...["okhttp", "axios", "node-fetch"],
  ],
};

/** They ask for nothing themselves: robots.txt alone tells their operators what other crawlers' pages may be used for. */
const ONLY_IN_ROBOTS: ReadonlySet<string> = new Set(["Google-Extended", "Applebot-Extended"]);

const CLASS_OF: ReadonlyMap<string, CrawlerClass> = new Map(
  CRAWLER_CLASSES.flatMap((group) => CRAWLERS[group].map((name) => [name, group] as const)),
);
export const CRAWLER_NAMES: readonly string[] = [...CLASS_OF.keys()];

export const MAX_CRAWLER_PER_MINUTE = 6_000;

const rule = z.enum(CRAWLER_RULES);

export const crawlersInput = z.object({
  classes: z
    .object({
      search: rule.default("allow"),
      answers: rule.default("allow"),
      training: rule.default("allow"),
      tools: rule.default("allow"),
    })
    .prefault({}),
  /** What differs from its class, by name. A name that is no longer known does no harm. */
  agents: z.record(z.string().max(60), rule).default({}),
  /** Requests a minute that each crawler has which is slowed down. */
  perMinute: z.coerce.number().int().min(1).max(MAX_CRAWLER_PER_MINUTE).default(30),
  /** Whether search engines are told of what is new; see indexnow/. */
  indexNow: z.boolean().default(false),
});
export type Crawlers = z.infer<typeof crawlersInput>;

/** What a crawler that is known may. */
export function crawlerRule({ classes, agents }: Crawlers, name: string): CrawlerRule {
  const group = CLASS_OF.get(name);
  const chosen = Object.hasOwn(agents, name) ? agents[name] : undefined;
  const found = chosen ?? (group ? classes[group] : "allow");
  // Who never comes cannot be slowed down.
  return found === "slow" && ONLY_IN_ROBOTS.has(name) ? "allow" : found;
}
