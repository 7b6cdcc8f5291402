import { newKey } from "../../../../src/testing/forum.ts";
import { everybody, followers, forEach, insiders, members, moderators, type Role, staff } from "../people.ts";
import type { Place } from "../world/talk.ts";
import type { World } from "../world.ts";
import type { Entry, Fields } from "./entry.ts";

const mine = (world: World, role: Role) => world.own[role === "guest" ? "member" : role];
const at = ({ thread, slug }: Place) => ({ id: thread, slug });
const text = { body: "A kettle, then." };
const start = (category: number) => ({
  ...{ categoryId: category, title: "A kettle whistles", ...text, clientKey: newKey(), looked: "yes" },
});
const reply = (place: Place) => ({ ...at(place), ...text, clientKey: newKey() });
const split = (place: Place, to: number) => ({
  ...{ ...at(place), numbers: "2", title: "A thread of its own", categoryId: to },
});
const IN_GROUP = "in the group's category";
const IN_STAFF = "in the staff's category";
const MINE = "of one's own";
const forbidden = { guest: "signed_out", suspended: "suspended", silenced: "silenced" };
const nothing = forEach("nothing");
/** There is no such category to choose. */
const nowhere = forEach("choose_category", forbidden);

/** Members are refused before anybody looks for the thread. */
const staffFirst = { ...insiders, member: "not_allowed" };
const moderatorsFirst = { ...staffFirst, staff: "not_allowed" };
/** The asker, and whoever tends what was answered. */
const askersAndStaff = staff;

/** Who may do what in threads. `insiders` do what members do where few may read. */
export const threads: readonly Entry[] = [
  ["/new start", members, (w) => start(w.open.category)],
  ["/new start", { ...members, member: "choose_category" }, (w) => start(w.staffOnly.category), IN_STAFF],
  ["/new start", { ...nowhere, administrator: "done" }, (w) => start(w.groupOnly.category), IN_GROUP],
  ["/api/preview preview", { ...nothing, ...forbidden }, () => text],
  ["/t/[slug]/[id] reply", members, (w) => reply(w.open)],
  ["/t/[slug]/[id] reply", { ...members, member: "not_found" }, (w) => reply(w.staffOnly), IN_STAFF],
  ["/t/[slug]/[id] reply", insiders, (w) => reply(w.groupOnly), IN_GROUP],
  ...both("helpful", members, (place) => ({ postId: place.opening, helpful: "yes" })),
  ["/t/[slug]/[id] accept", members, (w, role) => ({ ...at(mine(w, role)), postId: mine(w, role).reply }), MINE],
  ...both("accept", askersAndStaff, () => ({ postId: "" })),
  ["/t/[slug]/[id] result", members, (w, role) => ({ ...at(mine(w, role)), revision: 0, ...text }), MINE],
  ...both("result", askersAndStaff, () => ({ revision: 1, ...text })),
  ...both("fold", staff, (place) => ({ postId: place.remark, folded: "yes" }), staffFirst),
  ...both("check", staff, (place) => ({ postId: place.reply }), staffFirst),
  ...both("pin", moderators, () => ({ pinned: "yes" })),
  ...both("close", moderators, () => ({ closed: "yes", reason: "Enough." })),
  ...both("slow", moderators, () => ({ seconds: 60 })),
  ...both("planClose", moderators, () => ({ rule: "solved", days: 7 })),
  ...both("slow", moderators, () => ({ seconds: 60 })),
  ...both("lock", moderators, (place) => ({ postId: place.reply, locked: "yes" }), moderatorsFirst),
  ...both("mute", followers, () => ({}), { ...insiders, silenced: "not_found" }),
  ["/t/[slug]/[id] unmute", followers, (w, role) => at(mine(w, role))],
  ["/t/[slug]/[id] feedback", everybody, (w) => ({ ...at(w.open), helped: "yes" })],
  ["/t/[slug]/[id] move", members, (w, role) => ({ ...at(mine(w, role)), categoryId: w.empty }), MINE],
  ...both("move", moderators, (_, w) => ({ categoryId: w.empty })),
  [
    "/t/[slug]/[id] move",
    { ...nowhere, member: "not_allowed", staff: "not_allowed", administrator: "done" },
    (w) => ({ ...at(w.open), categoryId: w.groupOnly.category }),
    `to ${IN_GROUP}`,
  ],
  ["/t/[slug]/[id] merge", moderators, (w, role) => ({ ...at(mine(w, role)), into: w.open.thread })],
  ["/t/[slug]/[id] merge", moderatorsFirst, (w) => ({ ...at(w.groupOnly), into: w.open.thread }), IN_GROUP],
  [
    "/t/[slug]/[id] merge",
    { ...moderators, moderator: "no_such_thread" },
    (w) => ({ ...at(w.open), into: w.groupOnly.thread }),
    `into one ${IN_GROUP}`,
  ],
  ["/t/[slug]/[id]/split split", moderators, (w) => split(w.open, w.empty)],
  ["/t/[slug]/[id]/split split", moderatorsFirst, (w) => split(w.groupOnly, w.groupOnly.category), IN_GROUP],
  [
    "/t/[slug]/[id]/split split",
    { ...moderators, moderator: "choose_category" },
    (w) => split(w.open, w.groupOnly.category),
    `to ${IN_GROUP}`,
  ],
  ["/t/[slug]/[id] restore", members, (w, role) => ({ ...at(w.open), postId: mine(w, role).gone }), MINE],
  ...both("restore", moderators, (place) => ({ postId: place.gone })),
  [
    "/t/[slug]/[id] restore",
    { ...members, ...forEach("not_allowed", forbidden) },
    (w) => ({ ...at(w.open), postId: w.deleted }),
    "what a decision took away",
  ],
  ["/p/[postId]/edit edit", members, (w, role) => ({ postId: mine(w, role).answer, revision: 1, ...text }), MINE],
  ["/p/[postId]/edit edit", moderators, (w) => ({ postId: w.open.reply, revision: 1, ...text })],
  ["/p/[postId]/edit edit", insiders, (w) => ({ postId: w.groupOnly.reply, revision: 1, ...text }), IN_GROUP],
  ["/p/[postId]/delete delete", members, (w, role) => ({ postId: mine(w, role).answer }), MINE],
  ["/p/[postId]/delete delete", moderators, (w) => ({ postId: w.open.reply, rule: "friendly" })],
  ["/p/[postId]/delete delete", insiders, (w) => ({ postId: w.groupOnly.reply, rule: "friendly" }), IN_GROUP],
  ["/p/[postId]/author changeAuthor", moderators, (w) => ({ postId: w.open.reply, username: "mel" })],
  [
    "/p/[postId]/author changeAuthor",
    moderatorsFirst,
    (w) => ({ postId: w.groupOnly.reply, username: "mel" }),
    IN_GROUP,
  ],
  ["/p/[postId]/history hideRevision", moderators, (w) => ({ postId: w.open.remark, version: 1, hidden: "yes" })],
  [
    "/p/[postId]/history hideRevision",
    moderatorsFirst,
    (w) => ({ postId: w.groupOnly.remark, version: 1, hidden: "yes" }),
    IN_GROUP,
  ],
  ["/p/[postId]/withheld edit", members, (w, role) => ({ postId: mine(w, role).hidden, revision: 1, ...text }), MINE],
  [
    "/p/[postId]/withheld edit",
    forEach("not_found", { guest: "signed_out", suspended: "suspended", silenced: "silenced" }),
    (w) => ({ postId: w.own.insider.hidden, revision: 1, ...text }),
  ],
];

/** A form of a thread's page, for everybody's thread and for one that few see. */
function both(
  name: string,
  expected: Entry[1],
  fields: (place: Place, world: World) => Fields,
  inGroup: Entry[1] = insiders,
): readonly Entry[] {
  const form = `/t/[slug]/[id] ${name}` as const;
  return [
    [form, expected, (w) => ({ ...at(w.open), ...fields(w.open, w) })],
    [form, inGroup, (w) => ({ ...at(w.groupOnly), ...fields(w.groupOnly, w) }), IN_GROUP],
  ];
}
