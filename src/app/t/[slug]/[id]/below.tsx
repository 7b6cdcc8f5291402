import { relatedThreads } from "#forum/search/related.ts";
import { threadPath } from "#forum/threads/addresses.ts";
import { excerptOf } from "#forum/threads/person-posts.ts";
import { Button } from "#ui/button.tsx";
import { RelatedThreads } from "#ui/knowledge.tsx";
import type { Scene } from "./scene.ts";

/** "Did this help?": a plain form for everybody, under what claims to help. */
export function Feedback({ scene, given }: { scene: Scene; given: boolean }) {
  const { thread, context } = scene;
  const { t } = context;
  if (thread.kind !== "question" || thread.acceptedPostId === null || scene.own) return null;
  if (given) {
    return (
      <p id="feedback" className="feedback" role="status">
        {t("feedback.thanks")}
      </p>
    );
  }
  return (
    <form method="post" id="feedback" className="feedback">
      <input type="hidden" name="do" value="feedback" />
      <span>{t("feedback.ask")}</span>{" "}
      <Button small name="helped" value="yes">
        {t("feedback.yes")}
      </Button>{" "}
      <Button small name="helped" value="no">
        {t("feedback.no")}
      </Button>
    </form>
  );
}

/** Where the same is spoken of. */
export async function Related({ scene }: { scene: Scene }) {
  const { thread, posts, context } = scene;
  const { forum, actor, t } = context;
  const opening = posts.find(({ number }) => number === 1);
  const body = opening ? excerptOf(opening.html) : "";
  const found = await relatedThreads(forum, actor, { id: thread.id, title: thread.title, body });
  return (
    <RelatedThreads
      title={t("related.title")}
      threads={found.map((other) => ({
        href: threadPath(other),
        title: other.title,
        state: other.isSolved ? "solved" : other.kind === "question" ? "waiting" : "talk",
        label: t(other.isSolved ? "states.solved" : `search.states.${other.kind === "question" ? "waiting" : "talk"}`),
      }))}
    />
  );
}
