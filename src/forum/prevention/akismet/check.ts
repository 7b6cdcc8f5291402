import { eq, lt } from "drizzle-orm";
import { z } from "zod";
import { akismetChecks } from "#db/schema/index.ts";
import type { Job } from "#platform/events.ts";
import type { Tx } from "#platform/store.ts";
import { translatorFor } from "#platform/translate.ts";
import type { Forum } from "../../forum.ts";
import { openCase } from "../../moderation/cases.ts";
import { hideUntilSeen, standsByItself } from "../../moderation/hide-until-seen.ts";
import { absenceOf, anyPostToChange } from "../../threads/withhold.ts";
import { HIDE_ALL_JOB } from "../hide-all.ts";
import { type Asked, commentOf } from "./comment.ts";
import { akismetKey, checkComment, type Verdict } from "./service.ts";

export const ASK_AKISMET_JOB = "prevention.askAkismet";
const KEPT_MS = 90 * 86_400_000;

const payload = z.object({ postId: z.number() });

/**
 * Asks Akismet about what was posted or edited. What it takes for spam is hidden until a moderator has looked, and
 * becomes a case; what waits for one anyway gets a word about it. While Akismet does not answer, all stays as it is.
 */
export async function askAkismet(forum: Forum, job: Job): Promise<void> {
  const { postId } = payload.parse(job.payload);
  const key = await akismetKey(forum);
  const asked = key === null ? null : await commentOf(forum, postId);
  if (key === null || asked === null || asked.role !== "member") return;
  if (await isAnswered(forum, postId, asked.revision)) return;
  const verdict = await checkComment(forum, key, asked.comment);
  await forum.write(async (tx) => {
    await keepVerdict(forum, tx, { postId, asked, verdict });
    if (verdict !== "ham") await makeCase(forum, tx, { postId, asked, verdict });
  });
}

async function isAnswered(forum: Forum, postId: number, revision: number): Promise<boolean> {
  const [known] = await forum.db.select().from(akismetChecks).where(eq(akismetChecks.postId, postId));
  return known?.revision === revision;
}

interface Answered {
  postId: number;
  asked: Asked;
  verdict: Verdict;
}

async function keepVerdict(forum: Forum, tx: Tx, { postId, asked, verdict }: Answered): Promise<void> {
  const { authorId, revision } = asked;
  const said = { revision, verdict, told: null, checkedAt: forum.now() };
  await tx.delete(akismetChecks).where(lt(akismetChecks.checkedAt, forum.now() - KEPT_MS));
  await tx
    .insert(akismetChecks)
    .values({ postId, authorId, ...said })
    .onConflictDoUpdate({ target: akismetChecks.postId, set: said });
}

async function makeCase(forum: Forum, tx: Tx, { postId, asked, verdict }: Answered): Promise<void> {
  const placed = await anyPostToChange(tx, postId);
  const { post } = placed;
  const { deletedAt, withheld } = absenceOf(placed);
  // It was changed, removed or looked at while Akismet thought about it.
  const isGone = deletedAt !== null && withheld !== "held" && withheld !== "hidden";
  if (isGone || post.revision !== asked.revision || (await standsByItself(tx, placed))) return;
  const { language, address } = await forum.settings();
  const text = translatorFor(language, address)(`spam.akismet.${verdict}`);
  const target = { target: "post", targetId: postId, userId: post.authorId } as const;
  const report = { kind: "spam_score", reporterId: null, revision: post.revision, data: { akismet: verdict } } as const;
  const { caseId } = await openCase(forum, tx, target, { ...report, text });
  const why = { caseId, kind: "spam_score", data: { akismet: verdict } } as const;
  if (deletedAt === null) await hideUntilSeen(forum, tx, placed, why);
  await forum.enqueue(tx, HIDE_ALL_JOB, { userId: post.authorId });
}
