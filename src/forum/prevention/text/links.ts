/** Where a text leads. */

/** Hosts that hide where a link goes. */
const SHORTENERS: ReadonlySet<string> = new Set([
  ...["bit.ly", "tinyurl.com", "t.co", "goo.gl", "ow.ly", "is.gd", "v.gd", "buff.ly", "cutt.ly", "rebrand.ly", "t.ly"],
  ...["shorturl.at", "rb.gy", "tiny.cc", "lnkd.in", "s.id", "bl.ink", "short.io", "adf.ly", "shorte.st", "soo.gd"],
]);

/** Where everybody links to and anybody may put something: that a host is the same says nothing. */
const COMMON: ReadonlySet<string> = new Set([
  ...["github.com", "gitlab.com", "gist.github.com", "bitbucket.org", "sourceforge.net", "youtube.com", "youtu.be"],
  ...["wikipedia.org", "wikimedia.org", "stackoverflow.com", "stackexchange.com", "superuser.com", "arxiv.org"],
  ...["imgur.com", "i.imgur.com", "archive.org", "google.com", "drive.google.com", "docs.google.com", "dropbox.com"],
  ...["reddit.com", "twitter.com", "x.com", "facebook.com", "microsoft.com", "apple.com", "mozilla.org", "doi.org"],
  ...["pastebin.com", "npmjs.com", "pypi.org", "raw.githubusercontent.com", "codepen.io", "jsfiddle.net"],
]);

export interface Link {
  /** Without "www.". */
  host: string;
  /** What stands for it; "" for an address that is just there. */
  text: string;
}

const ANCHOR = /<a\s[^>]*?href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/gi;
/** In Markdown: pictures from elsewhere are shown as links. */
const IMAGE = /!\[[^\]]{0,500}\][([]/g;
/** An address without "https://", by endings that are no file's. */
const BARE =
  /(?<![\p{L}\p{N}@/.-])(?:[a-z0-9-]{2,63}\.){1,4}(?:com|net|org|info|biz|shop|store|online|site|xyz|top|club|io|me|tv|de|at|ch|eu|ru|cn|uk)(?![\p{L}\p{N}-])/giu;

/** The same with its full stops said: "shop [dot] example", "shop dot com". */
const SAID =
  /(?<![\p{L}\p{N}@/.-])([a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,63}){0,3})(?:(?: ?[([{](?:dot|punkt)[)\]}] ?|[([{]\.[)\]}])([a-z0-9-]{2,63}(?:\.[a-z]{2,12})?)| (?:dot|punkt) (com|net|org|info|biz|shop|store|online|site|xyz|top|club|io|me|tv|de|at|ch|eu|ru|cn|uk))(?![\p{L}\p{N}-])/giu;

/** What sells nothing. */
const PICTURE = /\.(?:png|jpe?g|gif|webp|svg)$/i;

/** Links of rendered HTML, but for pictures, that leave the forum, in their order, and addresses that were typed without a scheme. */
export function linksOf(html: string, ownHost: string): Link[] {
  const links: Link[] = [];
  for (const [, href = "", inner = ""] of html.matchAll(ANCHOR)) {
    const host = hostOf(href.replaceAll("&amp;", "&"));
    if (PICTURE.test(href)) continue;
    if (host && host !== ownHost) links.push({ host, text: plain(inner) });
  }
  const rest = plain(html.replace(ANCHOR, " ").replace(/<(pre|code|blockquote)[\s>][\s\S]*?<\/\1>/g, " "));
  for (const [found] of rest.matchAll(BARE)) {
    const host = found.toLowerCase().replace(/^www\./, "");
    if (host !== ownHost) links.push({ host, text: found });
  }
  for (const [found, name = "", inBrackets, ending] of rest.matchAll(SAID)) {
    links.push({ host: `${name}.${inBrackets ?? ending}`.toLowerCase().replace(/^www\./, ""), text: found });
  }
  return links;
}

export function imagesIn(body: string): number {
  return body.match(IMAGE)?.length ?? 0;
}

function hostOf(href: string): string | null {
  if (!/^https?:/i.test(href)) return null;
  try {
    return new URL(href).hostname.toLowerCase().replace(/^www\./, "");
  } catch {
    return null;
  }
}

function plain(html: string): string {
  return html.replace(/<[^>]*>/g, "").replaceAll("&nbsp;", " ");
}

export const isShortener = (host: string): boolean => SHORTENERS.has(host);

/** A host where the same name says nothing of who put something there; each language of Wikipedia has its own. */
export function isCommonHost(host: string): boolean {
  return COMMON.has(host) || COMMON.has(host.split(".").slice(-2).join("."));
}

/** A link that nobody is meant to see: no letter and no digit stands for it. */
export function isBuried({ text }: Link): boolean {
  return !/[\p{L}\p{N}]/u.test(text.replace(/\p{Default_Ignorable_Code_Point}/gu, ""));
}
