import { Refusal } from "#platform/refusal.ts";
import type { Forum } from "../../forum.ts";
import type { Draft, Judgement } from "../../threads/gate.ts";
import { watchedIn } from "./queries.ts";

/** @throws Refusal watched_word, watched_pattern for what is to be blocked */
export async function judgeWatched(forum: Forum, draft: Draft): Promise<Judgement | null> {
  const found = await watchedIn(forum, [draft.title ?? "", draft.body].join("\n"));
  const blocked = found.find(({ action }) => action === "block");
  if (blocked?.isPattern) throw new Refusal("watched_pattern", { field: "body" });
  if (blocked) throw new Refusal("watched_word", { field: "body", detail: { word: blocked.text } });
  const telling = found.filter(({ action }) => action === "hold" || action === "flag");
  if (telling.length === 0) return null;
  return {
    hold: telling.some(({ action }) => action === "hold"),
    findings: [
      {
        kind: "watched_word",
        text: telling.map(({ text }) => text).join(" · "),
        data: { watched: telling.map(({ id }) => id) },
      },
    ],
  };
}
