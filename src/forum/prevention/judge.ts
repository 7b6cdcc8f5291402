/** Asked before something is published: one after the other, the cheapest first. */

import type { Forum } from "../forum.ts";
import { demandNotBlocked } from "../members/blocks.ts";
import type { Judge, Judgement } from "../threads/gate.ts";
import { ASK_AKISMET_JOB } from "./akismet/check.ts";
import { demandModest } from "./newcomers.ts";
import { type Sender, senderOf } from "./sender.ts";
import { judgeSpam, unknownLinks } from "./spam-judge.ts";
import { judgeWatched } from "./watched/judge.ts";

/** What is new from accounts without much of a record: limits, first posts, and what looks like spam. */
export const judgeSender: Judge = async (forum, actor, draft) => {
  const { prevention } = await forum.settings();
  const sender = await senderOf(forum, actor, draft);
  await demandNotBlocked(forum, { address: sender.address, email: null });
  const links = await unknownLinks(forum, draft);
  demandModest(prevention, sender, draft, links.length);
  const akismet = await askedOfAkismet(forum, sender);
  const spam = await judgeSpam(forum, sender, draft, links);
  const isFirst = draft.postId === null && sender.posts < prevention.firstPostsHeld && sender.approved === 0;
  if (!isFirst) return withJobs(spam, akismet);
  const first: Judgement = { hold: true, findings: [{ kind: "held", text: "", data: { first: sender.posts + 1 } }] };
  return withJobs(spam ? { hold: true, findings: [...spam.findings, ...first.findings] } : first, akismet);
};

/** Whoever is scored is who Akismet is asked about, where it is; only later, so that nobody waits for its answer. */
async function askedOfAkismet(forum: Forum, sender: Sender): Promise<string[]> {
  const { akismet } = await forum.settings();
  return akismet.sealedKey !== "" && sender.trust !== "regular" ? [ASK_AKISMET_JOB] : [];
}

function withJobs(judgement: Judgement | null, jobs: readonly string[]): Judgement | null {
  return judgement || jobs.length > 0 ? { ...(judgement ?? { hold: false, findings: [] }), jobs } : null;
}

/** Who looks at texts before they are published. */
export const judges: readonly Judge[] = [(forum, _actor, draft) => judgeWatched(forum, draft), judgeSender];
