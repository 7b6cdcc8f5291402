import { type Actor, atLeast } from "../members/actor.ts";
import type { Gate, Judge, Judgement, Prepare } from "../threads/gate.ts";
import { takeAway } from "../threads/withhold.ts";
import { openCase } from "./cases.ts";

const NOTHING: Judgement = { hold: false, findings: [] };

/** The gate before everything that is posted: who looks, and that a case comes of what they find. */
export function gateOf(judges: readonly Judge[], prepare: Prepare = unchanged): Gate {
  return {
    prepare,
    async judge(forum, actor, draft) {
      if (judges.length === 0 || isTrusted(actor)) return NOTHING;
      const said = await Promise.all(judges.map((judge) => judge(forum, actor, draft)));
      const judgements = said.filter((each) => each !== null);
      const hold = judgements.some((each) => each.hold);
      const findings = judgements.flatMap((each) => each.findings);
      // Nothing waits without somebody being told why.
      const jobs = judgements.flatMap((each) => each.jobs ?? []);
      return { hold, findings: hold && findings.length === 0 ? [{ kind: "held", text: "" }] : findings, jobs };
    },
    async written(forum, tx, { post, thread, isEdit, mentioned }, { hold, findings, jobs = [] }) {
      const target = { target: "post", targetId: post.id, userId: post.authorId } as const;
      for (const { kind, text, data } of findings) {
        const report = { kind, text, reporterId: null, revision: post.revision, data: { ...data, mentioned } };
        await openCase(forum, tx, target, report);
      }
      for (const name of jobs) await forum.enqueue(tx, name, { postId: post.id, userId: post.authorId });
      if (hold && isEdit) {
        const how = { by: null, reason: null, withheld: "hidden", decisionId: null } as const;
        await takeAway(forum, tx, { post, thread }, how);
      }
    },
  };
}

const unchanged: Prepare = async (_forum, { body, tags }) => ({ body, tags });

/** Who answers in the company's name is not looked over. */
function isTrusted(actor: Actor): boolean {
  return atLeast(actor, "staff");
}
