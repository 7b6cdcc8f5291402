import type { Forum } from "../../../forum.ts";
import { appealState } from "../../appeal.ts";
import { readAppealToken } from "../../appeal-token.ts";
import { type DecisionView, decisionFor, legalNoticeById } from "../queries.ts";

export interface AppealView {
  state: "open" | "made" | "late" | "undone";
  /** As the person it is about reads it; null: it is somebody's notice that was decided. */
  decision: DecisionView | null;
  /** Of the content, as the notice had it. */
  address: string | null;
}

/** What the link in a mail is about; null for what the forum did not sign, or signed for something else. */
export async function readAppeal(forum: Forum, token: string): Promise<AppealView | null> {
  const right = readAppealToken(forum.secret, token);
  const found = right && (await appealState(forum, forum.db, right));
  if (!found || found.kind === "none") return null;
  const { userId, noticeId, decisionId } = right;
  const decision = userId === null ? null : await decisionFor(forum, decisionId, userId);
  const notice = noticeId === null ? null : await legalNoticeById(forum, noticeId);
  return { state: found.kind, decision, address: notice?.address ?? null };
}
