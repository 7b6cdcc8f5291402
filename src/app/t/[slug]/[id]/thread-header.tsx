import { categoryPath } from "#forum/categories/addresses.ts";
import { Pill, TagLink } from "#ui/mark.tsx";
import { Breadcrumbs } from "#ui/navigation.tsx";
import { ThreadHead } from "#ui/post.tsx";
import { stateOf } from "../../../thread-rows.tsx";
import type { Scene } from "./scene.ts";

const TONES = {
  solved: "solved",
  answered: "answered",
  waiting: "waiting",
  talk: undefined,
  announcement: undefined,
} as const;

/** Title, where it stands, its state, its tags. */
export function ThreadHeader({ scene }: { scene: Scene }) {
  const { thread, structure, context } = scene;
  const { t } = context;
  const state = stateOf(thread);
  const above = [thread.parentCategory, thread.category].filter((category) => category !== null);
  return (
    <ThreadHead
      title={thread.title}
      crumbs={
        <Breadcrumbs
          label={t("site.crumbs")}
          items={above.map((category) => ({ href: categoryPath(category, structure), label: category.name }))}
        />
      }
    >
      <Pill tone={TONES[state]} icon={`state-${state}`}>
        {t(`states.${state}`)}
      </Pill>
      {thread.pinnedAt !== null && <Pill icon="pin">{t("lists.pinned")}</Pill>}
      {thread.closedAt !== null && <Pill icon="lock">{t("lists.closed")}</Pill>}
      <span>
        {thread.kind === "question"
          ? t("thread.answers", { count: thread.answerCount })
          : t("thread.replies", { count: thread.replyCount })}
      </span>
      {thread.tags.map((tag) => (
        <TagLink key={tag.id} name={tag.name} href={`/tag/${encodeURIComponent(tag.name)}`} />
      ))}
    </ThreadHead>
  );
}
