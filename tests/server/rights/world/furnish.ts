/** What stands in the world: threads and posts of everybody's, cases, links in mails, work that failed. */
import { and, eq, isNull } from "drizzle-orm";
import { cases, staffNotes, tags } from "../../../../src/db/schema/index.ts";
import { createCategory } from "../../../../src/forum/categories/commands.ts";
import { newCategoryInput } from "../../../../src/forum/categories/input.ts";
import type { Forum } from "../../../../src/forum/forum.ts";
import { actorOf } from "../../../../src/forum/members/actor.ts";
import { flagPost } from "../../../../src/forum/moderation/flag.ts";
import { flagInput } from "../../../../src/forum/moderation/input.ts";
import { addNote } from "../../../../src/forum/moderation/note/commands.ts";
import { noteInput } from "../../../../src/forum/moderation/note/input.ts";
import { createTag } from "../../../../src/forum/tags/commands.ts";
import { closeThread } from "../../../../src/forum/threads/arrange.ts";
import { type AccountRole, limitAccounts, type People, people } from "./accounts.ts";
import { type Links, links } from "./links.ts";

import { type Arranged, arranged, failedJob } from "./office.ts";
import { belongings, GROUP_WORD, hides, type Own, type Place, place, reply, STAFF_WORD } from "./talk.ts";

export interface Furniture extends People, Links, Arranged {
  /** Otto's, for everybody. */
  open: Place;
  /** Hilde's, each in a category of its own. */
  staffOnly: Place;
  groupOnly: Place;
  /** Another category that everybody sees, without threads. */
  empty: number;
  tag: number;
  hiddenTag: number;
  unusedTag: number;
  own: Readonly<Record<AccountRole, Own>>;
  /** A post of Otto's that was deleted, and the moderator's decision. */
  deleted: number;
  decision: number;
  /** The same of a post in the group's category. */
  groupDeleted: number;
  groupDecision: number;
  /** About the open reply, and about the one in the group's category. */
  openCase: typeof cases.$inferSelect;
  groupCase: typeof cases.$inferSelect;
  failedJob: number;
  /** By an administrator about Otto. */
  note: number;
}

export async function furnish(forum: Forum): Promise<Furniture> {
  const found = await people(forum);
  const { otto, hilde, moritz, arne, accounts } = found;
  const category = (name: string, more: Record<string, unknown> = {}) =>
    createCategory(forum, arne, newCategoryInput.parse({ name, kind: "questions", ...more }));
  const talk = await category("Talk");
  const empty = await category("Empty");
  const forStaff = await category(`${STAFF_WORD} staff`, { see: "staff", start: "staff", reply: "staff" });
  const group = { see: "groups", start: "groups", reply: "groups" };
  const only = { seeGroups: [found.insiders], startGroups: [found.insiders], replyGroups: [found.insiders] };
  const forGroup = await category(`${GROUP_WORD} group`, { ...group, ...only });
  const open = await place(forum, otto, talk, "The lantern hums", "kettle");
  const staffOnly = await place(forum, hilde, forStaff, `The ${STAFF_WORD} lantern of the staff`, `${STAFF_WORD}tag`);
  const groupOnly = await place(forum, hilde, forGroup, `The ${GROUP_WORD} lantern of the group`, `${GROUP_WORD}tag`);
  const deleted = await reply(forum, otto, open.thread, "A lantern that goes.");
  const own: Partial<Record<AccountRole, Own>> = {};
  for (const [role, { userId }] of Object.entries(accounts))
    own[role as AccountRole] = await belongings(forum, await actorOf(forum, userId), open, found);
  const decision = await hides(forum, moritz, deleted, "delete");
  const groupDeleted = await reply(forum, hilde, groupOnly.thread, `${GROUP_WORD} goes.`);
  const groupDecision = await hides(forum, arne, groupDeleted, "delete");
  const flag = (postId: number) => flagPost(forum, moritz, flagInput.parse({ postId, kind: "other", text: "Look." }));
  await flag(open.reply);
  // As an administrator, who sees it.
  await flagPost(forum, arne, flagInput.parse({ postId: groupOnly.reply, kind: "spam" }));
  await limitAccounts(forum, found);
  for (const id of [open.closed, groupOnly.closed]) await closeThread(forum, arne, { id, closed: "yes", reason: "" });
  await addNote(forum, arne, noteInput.parse({ target: "member", targetId: otto.id, body: "He is kind." }));
  await addNote(forum, arne, noteInput.parse({ target: "thread", targetId: groupOnly.thread, body: GROUP_WORD }));
  const [note] = await forum.db.select({ id: staffNotes.id }).from(staffNotes).orderBy(staffNotes.id);
  const unusedTag = await createTag(forum, arne, { name: "unused", description: "" });
  const tagRows = await forum.db.select().from(tags).orderBy(tags.id);
  return {
    ...found,
    ...{
      open,
      staffOnly,
      groupOnly,
      empty,
      deleted,
      decision,
      groupDeleted,
      groupDecision,
      own: own as Furniture["own"],
    },
    tag: tagRows.find(({ name }) => name === "kettle")?.id ?? 0,
    hiddenTag: tagRows.find(({ name }) => name.startsWith(GROUP_WORD.toLowerCase()))?.id ?? 0,
    unusedTag,
    note: note?.id ?? 0,
    openCase: await caseAbout(forum, open.reply),
    groupCase: await caseAbout(forum, groupOnly.reply),
    failedJob: await failedJob(forum),
    ...(await arranged(forum, arne)),
    ...(await links(forum, found, decision)),
  };
}

async function caseAbout(forum: Forum, postId: number): Promise<typeof cases.$inferSelect> {
  const isIt = and(eq(cases.target, "post"), eq(cases.targetId, postId), isNull(cases.closedAt));
  const [row] = await forum.db.select().from(cases).where(isIt);
  if (!row) throw new Error(`no case is open about ${postId}`);
  return row;
}
