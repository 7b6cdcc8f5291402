/** Asked before something is published: one after the other, the cheapest first. */
import { demandNotBlocked } from "../members/blocks.ts";
import { idOf } from "../members/policy.ts";
import type { Judge, Judgement } from "../threads/gate.ts";
import { ASK_AKISMET_JOB } from "./akismet/check.ts";
import { demandModest } from "./newcomers.ts";
import { addressOf, senderOf } from "./sender.ts";
import { judgeSpam, unknownLinks } from "./spam-judge.ts";
import { trustIn } from "./trust.ts";
import { judgeWatched } from "./watched/judge.ts";

/**
 * What is new from accounts without much of a record: limits, first posts, and what looks like spam. Who has been
 * taking part for long is asked for nothing but that their address is not blocked.
 */
export const judgeSender: Judge = async (forum, actor, draft) => {
  const { prevention, akismet } = await forum.settings();
  const address = await addressOf(forum, actor, draft);
  await demandNotBlocked(forum, { address, email: null });
  const trust = await trustIn(forum, prevention, idOf(actor));
  if (trust === "regular") return null;
  const sender = await senderOf(forum, { id: idOf(actor), trust, address });
  const links = await unknownLinks(forum, draft);
  demandModest(prevention, sender, draft, links.length);
  // Only later, so that nobody waits for its answer.
  const asked = akismet.sealedKey === "" ? [] : [ASK_AKISMET_JOB];
  const spam = await judgeSpam(forum, sender, draft, links);
  const isFirst = draft.postId === null && sender.posts < prevention.firstPostsHeld && sender.approved === 0;
  if (!isFirst) return withJobs(spam, asked);
  const first: Judgement = { hold: true, findings: [{ kind: "held", text: "", data: { first: sender.posts + 1 } }] };
  return withJobs(spam ? { ...spam, findings: [...spam.findings, ...first.findings] } : first, asked);
};

function withJobs(judgement: Judgement | null, jobs: readonly string[]): Judgement | null {
  return judgement || jobs.length > 0
    ? { hold: false, findings: [], ...judgement, jobs: [...(judgement?.jobs ?? []), ...jobs] }
    : null;
}

/** Who looks at texts before they are published. */
export const judges: readonly Judge[] = [(forum, _actor, draft) => judgeWatched(forum, draft), judgeSender];
