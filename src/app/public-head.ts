import type { Metadata } from "next";
import { here } from "#web/context.ts";

/** What search engines show of a description. */
const MAX_DESCRIPTION_CHARS = 160;

/** A page that everybody may read, as its head tells of it. */
export interface PublicPage {
  /** Unlike that of every other page, without the forum's name. */
  title: string;
  /** The title is the forum's name already. */
  isHome?: boolean;
  /** Unlike that of every other page. */
  description: string;
  /** What the description ends with, however much of it is cut off. */
  ending?: string;
  /** The one address to keep: path and query. */
  address: string;
  /** From 1 on; a later page says its number. */
  page: number;
  /** Path of the page's own feed. */
  feed?: string;
  /** For those who share the page: kind, and what only it has. */
  shared?: { type: "article"; publishedTime: string; section: string } | { type: "profile"; username: string };
  /** Path of a picture of 1200 by 630 pixels that is its own; else the forum's sign stands for it. */
  picture?: string;
  /** Search engines may list it; default true. */
  isListed?: boolean;
}

/** Title, description, canonical address and feed of a page, and what others show who link to it (ogp.me). */
export function publicHead({
  isHome = false,
  isListed = true,
  page,
  address,
  feed,
  shared,
  picture,
  ...words
}: PublicPage): Metadata {
  const { t, actor, settings, locale } = here();
  const number = page > 1 ? t("pages.page", { number: page }) : "";
  const title = [words.title, number].filter(Boolean).join(" · ");
  const description = shortened([number, words.description].filter(Boolean).join(": "), words.ending);
  return {
    title: isHome ? { absolute: title } : title,
    description,
    alternates: { canonical: address, ...(feed && { types: { "application/rss+xml": [{ url: feed, title }] } }) },
    ...(!isListed && { robots: { index: false } }),
    // Whoever shares a page is shown what guests are.
    ...(actor.id === null && {
      openGraph: {
        title,
        description,
        url: address,
        siteName: settings.siteName,
        locale: locale === "de" ? "de_DE" : "en_GB",
        images: picture
          ? [{ url: picture, width: 1200, height: 630, alt: title, type: "image/png" }]
          : [{ url: "/icon-512.png", width: 512, height: 512, alt: settings.siteName, type: "image/png" }],
        ...(shared ?? { type: "website" as const }),
      },
      twitter: { card: picture ? "summary_large_image" : "summary" },
    }),
  };
}

/** The beginning of a text, whole words, and `ending` in full. */
function shortened(text: string, ending = ""): string {
  const plain = text.replace(/\s+/g, " ").trim();
  const after = plain && ending ? ` · ${ending}` : ending;
  const room = MAX_DESCRIPTION_CHARS - [...after].length;
  const characters = [...plain];
  if (characters.length <= room) return plain + after;
  const cut = characters.slice(0, room - 1).join("");
  return `${cut.replace(/\s\S{0,30}$/, "")}…${after}`;
}
