import { everybody, insiders, members, moderators } from "../people.ts";
import type { Place } from "../world/talk.ts";
import type { World } from "../world.ts";
import type { Entry, Fields } from "./entry.ts";

const seen = (row: World["openCase"]) => ({
  caseId: row.id,
  version: row.version,
  openedAt: row.openedAt,
  kind: row.kind,
});
const silence = { outcome: "silence", rule: "friendly", reason: "Calm down.", days: 7 };
const IN_GROUP = "in the group's category";
const notice = { reasons: "It is forbidden.", name: "Nora", email: "nora@example.org", goodFaith: "on" };
/** Only moderators hear of cases at all, and not all of them of those in a category that few see. */
const insidersWhoModerate = { ...moderators, moderator: "not_found" };

const forAdministrators = { ...moderators, moderator: "for_administrators" };

/** Who may report, and who decides. */
export const moderation: readonly Entry[] = [
  ["/p/[postId]/flag flag", members, (w) => ({ postId: w.open.opening, kind: "spam" })],
  ["/p/[postId]/flag flag", insiders, (w) => ({ postId: w.groupOnly.opening, kind: "spam" }), IN_GROUP],
  ["/u/[username]/flag flag", members, () => ({ username: "otto", kind: "spam" })],
  ["/u/[username]/flag flag", members, () => ({ username: "hilde", kind: "spam" }), "of staff"],
  ["/report-illegal-content report", everybody, () => ({ ...notice, address: "/t/the-lantern-hums/1" })],
  ["/moderation/cases/[caseId] resolve", moderators, (w) => ({ ...seen(w.openCase), outcome: "keep" })],
  [
    "/moderation/cases/[caseId] resolve",
    insidersWhoModerate,
    (w) => ({ ...seen(w.groupCase), outcome: "keep" }),
    IN_GROUP,
  ],
  ["/moderation/cases/[caseId] handOver", moderators, (w) => ({ ...seen(w.openCase), reason: "Yours." })],
  [
    "/moderation/cases/[caseId] handOver",
    insidersWhoModerate,
    (w) => ({ ...seen(w.groupCase), reason: "Yours." }),
    IN_GROUP,
  ],
  ["/moderation/log undo", moderators, (w) => ({ decisionId: w.decision, reason: "A slip." })],
  ["/moderation/log undo", insidersWhoModerate, (w) => ({ decisionId: w.groupDecision, reason: "A slip." }), IN_GROUP],
  ["/moderation/log review", moderators, (w) => ({ decisionId: w.decision })],
  ["/moderation/log review", insidersWhoModerate, (w) => ({ decisionId: w.groupDecision }), IN_GROUP],
  ["/moderation/people limitPeople", moderators, (w) => ({ userIds: String(w.otto.id), ...silence })],
  [
    "/moderation/people limitPeople",
    forAdministrators,
    (w) => ({ userIds: String(w.hilde.id), ...silence }),
    "of staff",
  ],
  ["/moderation/people liftPeople", moderators, (w) => ({ userIds: String(w.accounts.suspended.userId) })],
  ["/u/[username] limit", moderators, (w) => ({ username: "otto", userId: w.otto.id ?? 0, ...silence })],
  [
    "/u/[username] limit",
    forAdministrators,
    (w) => ({ username: "hilde", userId: w.hilde.id ?? 0, ...silence }),
    "of staff",
  ],
  ["/u/[username] lift", moderators, (w) => ({ username: "sue", userId: w.accounts.suspended.userId })],
  ...several("closeThreads", (place) => ({ ids: String(place.thread), reason: "Enough." })),
  ...several("reopenThreads", (place) => ({ ids: String(place.closed) })),
  ...several("moveThreads", (place, w) => ({ ids: String(place.thread), categoryId: w.empty })),
  ...several("tagThreads", (place) => ({ ids: String(place.thread), tags: "teapot" })),
  ...several("deleteThreads", (place) => ({ ids: String(place.thread), rule: "friendly" })),
  [
    "/moderation/notes/[target]/[targetId] addNote",
    moderators,
    (w) => ({ target: "member", targetId: w.otto.id ?? 0, body: "Calm." }),
  ],
  [
    "/moderation/notes/[target]/[targetId] addNote",
    insidersWhoModerate,
    (w) => ({ target: "thread", targetId: w.groupOnly.thread, body: "Calm." }),
    IN_GROUP,
  ],
  [
    "/moderation/notes/[target]/[targetId] removeNote",
    // Of another moderator.
    { ...moderators, moderator: "not_allowed" },
    (w) => ({ target: "member", targetId: w.otto.id ?? 0, noteId: w.note }),
  ],
  ["/appeal/[token] appeal", everybody, (w) => ({ token: w.appealLink, text: "It was a joke." })],
];

/** A form for several threads at once: one that everybody reads, and one that few do. */
function several(name: string, fields: (place: Place, world: World) => Fields): readonly Entry[] {
  const form = `/moderation/threads ${name}` as const;
  return [
    [form, moderators, (w) => fields(w.open, w)],
    [form, insidersWhoModerate, (w) => fields(w.groupOnly, w), IN_GROUP],
  ];
}
