import type { ThreadRow } from "./changes.ts";

/** What a thread is waiting for. */
export function stateOf(thread: Pick<ThreadRow, "kind" | "acceptedPostId" | "answerCount">) {
  if (thread.kind === "announcement") return "announcement";
  if (thread.kind === "discussion") return "talk";
  if (thread.acceptedPostId !== null) return "solved";
  return thread.answerCount > 0 ? "answered" : "waiting";
}
