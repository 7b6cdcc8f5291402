import { categoryPath } from "#forum/categories/addresses.ts";
import { tagPath } from "#forum/tags/names.ts";
import { stateOf } from "#forum/threads/state.ts";
import { Pill, TagLink } from "#ui/mark.tsx";
import { markup } from "#ui/markup.ts";
import { Breadcrumbs } from "#ui/navigation.tsx";
import { ThreadHead } from "#ui/thread-head.tsx";
import { here } from "#web/context.ts";
import type { Own } from "#web/page-parts.ts";
import { placeOf, type Scene } from "./scene.ts";
import { titleRole } from "./schema.ts";
import { readBefore } from "./visit.ts";

const TONES = {
  solved: "solved",
  answered: "answered",
  waiting: "waiting",
  talk: undefined,
  announcement: undefined,
} as const;

/** Posts that need some scrolling. */
const LONG_THREAD = 6;

/** Title, where it stands, its state, its tags. */
export function ThreadHeader({ scene }: { scene: Scene }) {
  const { thread, structure, context } = scene;
  const { t } = context;
  const state = stateOf(thread);
  const above = [thread.parentCategory, thread.category].filter((category) => category !== null);
  return (
    <ThreadHead
      title={thread.title}
      titleIs={titleRole(scene)}
      crumbs={
        <Breadcrumbs
          label={t("site.crumbs")}
          {...(context.actor.id === null && { site: context.settings.siteName })}
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
      {context.parts.own(latestLink(scene))}
      {thread.tags.map((tag) => (
        <TagLink key={tag.id} name={tag.name} href={tagPath(tag.name)} />
      ))}
    </ThreadHead>
  );
}

/** The way down a thread: to what is new to the reader, else, where it is long, to its end. */
function latestLink({ thread: { id, slug, lastNumber }, page }: Scene): Own {
  // It lives as long as a kept page: it must not hold on to the whole scene.
  const place = { thread: { id, slug }, page };
  return async () => {
    const { t } = here();
    const before = await readBefore(id);
    if (before !== null && before < lastNumber) {
      return markup(<a href={placeOf(place, before + 1)}>{t("thread.toFirstNew")}</a>);
    }
    return lastNumber > LONG_THREAD ? markup(<a href={placeOf(place, lastNumber)}>{t("thread.toLatest")}</a>) : "";
  };
}
