import { eq } from "drizzle-orm";
import { posts, threads } from "#db/schema/index.ts";
import type { Forum } from "../../../forum.ts";
import type { Actor } from "../../../members/actor.ts";
import { mayTakePart } from "../../../members/policy.ts";
import type { PostRow } from "../../../threads/changes.ts";
import { withCurrentHtml } from "../../../threads/rendering.ts";
import { absenceOf } from "../../../threads/withhold.ts";
import { wasEdited } from "../../hidden.ts";
import { type DecisionView, decisionFor } from "../queries.ts";

export interface WithheldView {
  post: PostRow;
  /** Of its thread. */
  title: string;
  state: "hidden" | "held";
  /** What hid it, once it may be told; null: nobody has decided. */
  decision: DecisionView | null;
  /** Its author may still change it, and it stands again. */
  mayChange: boolean;
  /** It was changed before, which is once. */
  wasChanged: boolean;
}

/** What its author reads of a post that is hidden or held; null for everybody else, and for what is neither. */
export async function readWithheld(forum: Forum, actor: Actor, postId: number): Promise<WithheldView | null> {
  const [row] = await forum.db
    .select({ post: posts, thread: threads })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(eq(posts.id, postId));
  if (!row || actor.id === null || row.post.authorId !== actor.id) return null;
  const { withheld, withheldBy } = absenceOf(row);
  if (withheld !== "hidden" && withheld !== "held") return null;
  const [post = row.post] = await withCurrentHtml(forum, [row.post]);
  const isHidden = withheld === "hidden";
  const decision = isHidden && withheldBy !== null ? await decisionFor(forum, withheldBy, actor.id) : null;
  const wasChanged = isHidden && (await wasEdited(forum.db, postId));
  const mayChange = isHidden && !wasChanged && mayTakePart(actor) === true;
  return { post, title: row.thread.title, state: withheld, decision, mayChange, wasChanged };
}
