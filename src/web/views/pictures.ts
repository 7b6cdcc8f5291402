/** What others show of the forum: a picture for each thread, its sign, and how a phone keeps it among its programs. */

import { threadPath } from "#forum/threads/addresses.ts";
import { readThread } from "#forum/threads/queries.ts";
import { stateOf } from "#forum/threads/state.ts";
import { accentColours } from "#platform/mail/accent.ts";
import { pathId } from "../params.ts";
import { iconIco, iconSvg } from "../pictures/icon.ts";
import { pngOf } from "../pictures/png.ts";
import { json, moved, picture, type ViewMaker } from "./view.ts";

export const ICON_SIZES = [192, 512] as const;

/** The picture of a thread. Whoever asks, it is drawn for guests: what they may not read is not there. */
export const threadPicture: ViewMaker = async ({ forum, actor, settings, url, t }, { id }) => {
  const thread = await readThread(forum, actor, pathId(id) ?? 0);
  if (typeof thread === "string") return thread === "gone" ? "gone" : null;
  const path = `${threadPath(thread)}/card.png`;
  // With any query it would be drawn again each time.
  if (url.pathname + url.search !== path) return moved(path);
  // What shapes letters is loaded when the first picture is drawn: it would make every start slower.
  const { threadCard } = await import("../pictures/thread-card.ts");
  const svg = await threadCard({
    siteName: settings.siteName,
    accent: settings.accent,
    title: thread.title,
    category: thread.category.name,
    state: t(`states.${stateOf(thread)}`),
  });
  return picture("image/png", await pngOf(svg));
};

export const faviconSvg: ViewMaker = async ({ settings }) =>
  picture("image/svg+xml", Buffer.from(iconSvg(settings.accent, "round")));

export const faviconIco: ViewMaker = async ({ settings, url }) => {
  if (url.search) return moved(url.pathname);
  return picture("image/vnd.microsoft.icon", await iconIco(settings.accent));
};

/** For a home screen, which cuts the corners itself. */
export const homeScreenIcon: ViewMaker = async ({ settings, url }, { size = "180" }) => {
  if (url.search) return moved(url.pathname);
  return picture("image/png", await pngOf(iconSvg(settings.accent, "square"), Number(size)));
};

/** Web Application Manifest (W3C). */
export const manifest: ViewMaker = async ({ settings, locale }) => ({
  ...json({
    name: settings.siteName,
    short_name: [...settings.siteName].slice(0, 12).join("").trim(),
    ...(settings.siteDescription && { description: settings.siteDescription }),
    lang: locale,
    id: "/",
    start_url: "/",
    scope: "/",
    display: "minimal-ui",
    theme_color: accentColours(settings.accent).accent,
    background_color: "#fbfaf7",
    icons: [
      { src: "/favicon.svg", sizes: "any", type: "image/svg+xml" },
      ...ICON_SIZES.map((size) => ({
        ...{ src: `/icon-${size}.png`, sizes: `${size}x${size}`, type: "image/png", purpose: "any maskable" },
      })),
    ],
  }),
  type: "application/manifest+json; charset=utf-8",
});
