import { type ForEach, forEach } from "./people.ts";
import { GROUP_WORD, type Place, STAFF_WORD } from "./world/talk.ts";
import type { World } from "./world.ts";

/** A folder of src/app, or what the address is of; the status for each of the seven; an address, where the folder has parameters. */
export type Line = readonly [route: string, statuses: ForEach<number>, at?: (world: World) => string];

const everybody = forEach(200);
const nobody = forEach(404);
/** Guests are sent to sign in. */
const members = forEach(200, { guest: 303 });
const writers = { ...members, silenced: 404, suspended: 404 };
const staff = forEach(404, { staff: 200, moderator: 200, administrator: 200 });
const moderators = { ...staff, staff: 404 };
const administrators = forEach(404, { administrator: 200 });
/** Leads on to another address, or says that there is nothing any more. */
const leads = forEach(308);
const over = forEach(410);
const to = <T>(status: T, statuses: ForEach<number>) =>
  Object.fromEntries(
    Object.entries(statuses).map(([role, each]) => [role, each === 200 ? status : each]),
  ) as ForEach<number>;
const each = (statuses: ForEach<number>, routes: readonly string[]) => routes.map((route): Line => [route, statuses]);

const thread = (place: Place) => `/t/${place.slug}/${place.thread}`;

/** Every page and route of src/app. */
export const PAGES: readonly Line[] = [
  ...each(everybody, ["/", "/latest", "/top", "/unanswered", "/unsolved", "/categories", "/tags", "/search", "/rules"]),
  ...each(everybody, [
    "/forgotten-password",
    "/sign-in",
    "/sign-up",
    "/report-illegal-content",
    "/theme.css",
    "/opensearch.xml",
  ]),
  ["/search.json", everybody, () => "/search.json?q=lantern"],
  ["/search", everybody, () => "/search?q=lantern"],
  ["/similar.json", everybody, () => "/similar.json?title=The+lantern+of+the"],
  ["/api/mentions", everybody, (w) => `/api/mentions?q=h&thread=${w.open.thread}`],
  // Says what a guest has to do first.
  ["/new", everybody],
  ...each(nobody, ["/missing", "/[...path]", "/api/auth/[...nextauth]"]),
  // Members' own.
  ...each(members, ["/notifications", "/settings/account", "/settings/notifications", "/settings/profile"]),
  ...each(members, ["/settings/record", "/settings/sessions"]),
  ["/settings", forEach(303)],
  // What mails lead to.
  ["/appeal/[token]", everybody, (w) => `/appeal/${w.appealLink}`],
  ["/unsubscribe/[token]", everybody, (w) => `/unsubscribe/${w.unsubscribeLink}`],
  ["/confirm-email", everybody, (w) => `/confirm-email?token=${w.changeEmailLink}`],
  ["/invitation", everybody, (w) => `/invitation?token=${w.invitationLink}`],
  ["/reset-password", everybody, (w) => `/reset-password?token=${w.resetLink}`],
  ...each(over, ["/confirm-email", "/invitation", "/reset-password", "/setup"]),
  ["/setup/category", to(303, administrators)],
  ["/setup/invite", administrators],
  // What everybody reads, and what is done with it.
  ["/pages/[slug]", everybody, () => "/pages/imprint"],
  ["/u/[username]", everybody, () => "/u/otto"],
  ["/u/[username]", everybody, () => "/u/hilde"],
  ["/u/[username]/flag", writers, () => "/u/otto/flag"],
  ["/u/[username]/flag", writers, () => "/u/hilde/flag"],
  ["/tag/[name]", everybody, () => "/tag/kettle"],
  ["/c/[...path]", everybody, (w) => `/c/talk/${w.open.category}`],
  ...ofThread((w) => w.open, forEach(200), leads),
  ["/t/[slug]/[id]/result", nobody, (w) => `${thread(w.own.member)}/result`],
  // Cases, and what staff tends.
  ...each(staff, ["/knowledge", "/knowledge/review"]),
  ...each(moderators, ["/moderation", "/moderation/log", "/moderation/log.csv", "/moderation/numbers"]),
  ...each(moderators, ["/moderation/numbers.csv", "/moderation/people", "/moderation/threads"]),
  ["/moderation-log", nobody],
  ["/moderation/cases/[caseId]", moderators, (w) => `/moderation/cases/${w.openCase.id}`],
  ["/moderation/cases/[caseId]", administrators, (w) => `/moderation/cases/${w.groupCase.id}`],
  ["/moderation/notes/[target]/[targetId]", moderators, (w) => `/moderation/notes/thread/${w.open.thread}`],
  ["/moderation/notes/[target]/[targetId]", administrators, (w) => `/moderation/notes/thread/${w.groupOnly.thread}`],
  // The administration; tags are moderators' too.
  ["/admin/tags", moderators],
  ["/admin/tags/[id]", moderators, (w) => `/admin/tags/${w.tag}`],
  ...each(administrators, ["/admin", "/admin/backups", "/admin/blocks", "/admin/categories", "/admin/categories/new"]),
  ...each(administrators, ["/admin/categories/see-as", "/admin/confirm", "/admin/crawlers", "/admin/groups"]),
  ...each(administrators, ["/admin/health", "/admin/invitations", "/admin/invitations/csv", "/admin/jobs"]),
  ...each(administrators, ["/admin/limits", "/admin/log", "/admin/log/export", "/admin/mails", "/admin/pages"]),
  ...each(administrators, ["/admin/pages/new", "/admin/people", "/admin/prevention", "/admin/search"]),
  ...each(administrators, ["/admin/settings", "/admin/watched-words", "/admin/logo"]),
  ["/admin/categories/[id]", administrators, (w) => `/admin/categories/${w.open.category}`],
  ["/admin/groups/[id]", administrators, (w) => `/admin/groups/${w.insiders}`],
  ["/admin/mails/[name]", administrators, (w) => `/admin/mails/${w.mail}`],
  ["/admin/pages/[id]", administrators, (w) => `/admin/pages/${w.page}`],
  ["/admin/people/[userId]", administrators, (w) => `/admin/people/${w.otto.id}`],
];

/** What stands in a category that staff sees, and in one that its group sees, which is nothing for all others. */
export const HIDDEN: readonly Line[] = [
  ...hidden((w) => w.staffOnly, "staff", staff),
  ...hidden((w) => w.groupOnly, "group", administrators),
];

/** What programs read, and what answers before any page: see web/views/routes.ts, web/leading-on.ts and web/site.ts. */
export const VIEWS: readonly Line[] = [
  ...each(everybody, ["/robots.txt", "/llms.txt", "/sitemap.xml", "/feed.xml", "/feed.atom", "/latest.json"]),
  ...each(everybody, ["/categories.json", "/favicon.svg", "/favicon.ico", "/apple-touch-icon.png", "/icon-192.png"]),
  ...each(everybody, ["/manifest.webmanifest", "/api/health", "/stoa.js", "/icons.svg"]),
  ["/indexnow.txt", nobody],
  ["/logo/VERSION.webp", everybody, (w) => w.logo],
  ["/logo/VERSION.webp", nobody, () => "/logo/0123456789abcdef.webp"],
  ...each(everybody, ["/tag/kettle.rss", "/u/otto.json", "/u/otto.rss", "/u/hilde.json", "/u/hilde.rss"]),
  ...viewsOf((w) => w.open, "talk", everybody),
  ["a thread's address without its number", nobody, (w) => `/t/${w.open.slug}`],
  ["/admin/backups/NAME", administrators, () => "/admin/backups/stoa-2026-03-03T10-00-00Z.tar.gz"],
];

/** The pages of a thread and of its posts. `read`: for who may read it; `lead`: where it has another address. */
function ofThread(place: (w: World) => Place, read: ForEach<number>, lead: ForEach<number>): Line[] {
  const only = (who: ForEach<number>): ForEach<number> =>
    Object.fromEntries(
      Object.entries(who).map(([role, status]) => [
        role,
        read[role as "guest"] === 200 || status === 303 ? status : 404,
      ]),
    ) as ForEach<number>;
  const post = (rest: string) => (w: World) => `/p/${place(w).reply}${rest}`;
  return [
    ["/t/[slug]/[id]", read, (w) => thread(place(w))],
    ["/t/[slug]/[id]", read, (w) => `${thread(place(w))}?view=flat`],
    ["/t/[slug]/[id]", lead, (w) => `/t/x/${place(w).thread}`],
    ["/t/[slug]/[id]/result", read, (w) => `${thread(place(w))}/result`],
    ["/t/[slug]/[id]/split", only(moderators), (w) => `${thread(place(w))}/split`],
    ["/p/[postId]/history", read, post("/history")],
    ["/p/[postId]/edit", only(moderators), post("/edit")],
    ["/p/[postId]/delete", only(moderators), post("/delete")],
    ["/p/[postId]/author", only(moderators), post("/author")],
    ["/p/[postId]/flag", only(writers), post("/flag")],
    ["/p/[postId]/withheld", forEach(404, { guest: 303 }), post("/withheld")],
  ];
}

function hidden(place: (w: World) => Place, name: string, read: ForEach<number>): Line[] {
  const [word, inAddress] = name === "staff" ? [STAFF_WORD, "quoekka"] : [GROUP_WORD, "naerwal"];
  return [
    ...ofThread(place, read, to(308, read)),
    ...viewsOf(place, `${inAddress}-${name}`, read),
    ["/c/[...path]", to(308, read), (w) => `/c/x/${place(w).category}`],
    ["/tag/[name]", read, () => `/tag/${encodeURIComponent(`${word}tag`)}`],
    ["/tag/[name].rss", read, () => `/tag/${encodeURIComponent(`${word}tag`)}.rss`],
  ];
}

function viewsOf(place: (w: World) => Place, slug: string, read: ForEach<number>): Line[] {
  const at = (rest: string) => (w: World) => `${thread(place(w))}${rest}`;
  const category = (rest: string) => (w: World) => `/c/${slug}/${place(w).category}${rest}`;
  return [
    ...[".json", ".md", ".rss", ".atom"].map((format): Line => [`a thread${format}`, read, at(format)]),
    ...[".json", ".rss"].map((format): Line => [`a category${format}`, read, category(format)]),
    ["a thread's short address", to(308, read), (w) => `/t/${place(w).thread}`],
    ["a post's place in its thread", to(308, read), (w) => `${thread(place(w))}/2`],
    ["a post's short address", to(308, read), (w) => `/p/${place(w).reply}`],
    ["a thread as text", read, (w) => `/raw/${place(w).thread}`],
    ["a post as text", read, (w) => `/raw/${place(w).thread}/2`],
    // A picture is the same for everybody: of what not everybody reads there is none.
    ["a thread's picture", Object.values(read).includes(404) ? nobody : read, at("/card.png")],
  ];
}
