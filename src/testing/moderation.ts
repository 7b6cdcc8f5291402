/** A forum with people who write, people who report, and moderators who decide. */
import { desc, eq, isNull } from "drizzle-orm";
import { cases, decisions, posts, threads } from "#db/schema/index.ts";
import type { Actor } from "#forum/members/actor.ts";
import { flagPost } from "#forum/moderation/flag.ts";
import { flagInput, resolveInput } from "#forum/moderation/input.ts";
import { resolveCase } from "#forum/moderation/resolve.ts";
import { aConversation, type Conversation } from "./conversation.ts";
import type { aForum } from "./forum.ts";

const WEEK_MS = 7 * 86_400_000;

export interface ModeratedForum extends Conversation {
  moderator: Actor;
  /** Another moderator. */
  second: Actor;
  ada: Actor;
  bert: Actor;
  /** Ada's question and Bert's reply to it. */
  thread: number;
  opening: number;
  reply: number;
  /** An account old enough to count. */
  settled(name: string): Promise<Actor>;
  flags(actor: Actor, postId: number, kind?: string, text?: string): Promise<void>;
  /** The case that is open about a post, or whatever `targetId` is of. */
  openCaseOf(targetId: number): Promise<typeof cases.$inferSelect>;
  /** Decides the newest open case of a target. @returns the decision's id */
  decides(actor: Actor, targetId: number, outcome: string, more?: Record<string, unknown>): Promise<number>;
  post(id: number): Promise<typeof posts.$inferSelect>;
  threadRow(id: number): Promise<typeof threads.$inferSelect>;
  decision(id: number): Promise<typeof decisions.$inferSelect>;
}

export async function aModeratedForum(options?: Parameters<typeof aForum>[0]): Promise<ModeratedForum> {
  const place = await aConversation(options);
  const { forum, clock, member } = place;
  const settled = (name: string) => member(name, { createdAt: clock.now - WEEK_MS });
  const moderator = await member("Mo", { role: "moderator" });
  const second = await member("Mia", { role: "moderator" });
  const [ada, bert] = [await settled("Ada"), await settled("Bert")];
  const thread = await place.asks(ada, "It hums.");
  await place.replies(bert, thread, "Throw it away.");
  await place.later();
  const [first, other] = await forum.db.select({ id: posts.id }).from(posts).orderBy(posts.id);
  if (!first || !other) throw new Error("two posts were written");
  const openCaseOf = async (targetId: number) => {
    const [row] = await forum.db
      .select()
      .from(cases)
      .where(isNull(cases.closedAt))
      .orderBy(desc(cases.id))
      .then((rows) => rows.filter((each) => each.targetId === targetId));
    if (!row) throw new Error(`no open case about ${targetId}`);
    return row;
  };
  return {
    ...place,
    ...{ moderator, second, ada, bert, thread, opening: first.id, reply: other.id, settled, openCaseOf },
    flags: (actor, postId, kind = "spam", text = "") => flagPost(forum, actor, flagInput.parse({ postId, kind, text })),
    async decides(actor, targetId, outcome, more = {}) {
      const { id, version } = await openCaseOf(targetId);
      const input = { caseId: id, version, outcome, rule: "friendly", reason: "Calm down, please.", ...more };
      return resolveCase(forum, actor, resolveInput.parse(input));
    },
    async post(id) {
      const [row] = await forum.db.select().from(posts).where(eq(posts.id, id));
      if (!row) throw new Error(`no post ${id}`);
      return row;
    },
    async threadRow(id) {
      const [row] = await forum.db.select().from(threads).where(eq(threads.id, id));
      if (!row) throw new Error(`no thread ${id}`);
      return row;
    },
    async decision(id) {
      const [row] = await forum.db.select().from(decisions).where(eq(decisions.id, id));
      if (!row) throw new Error(`no decision ${id}`);
      return row;
    },
  };
}
