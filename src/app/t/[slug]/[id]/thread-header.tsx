import { categoryPath } from "#forum/categories/addresses.ts";
import { tagPath } from "#forum/tags/names.ts";
import { stateOf } from "#forum/threads/state.ts";
import { Pill, TagLink } from "#ui/mark.tsx";
import { markup } from "#ui/markup.ts";
import { Breadcrumbs } from "#ui/navigation.tsx";
import { ThreadHead } from "#ui/thread-head.tsx";
import { here } from "#web/context.ts";
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
      {context.parts.own(() => latestLink(scene))}
      {thread.tags.map((tag) => (
        <TagLink key={tag.id} name={tag.name} href={tagPath(tag.name)} />
      ))}
    </ThreadHead>
  );
}

/** The way down a thread: to what is new to the reader, else, where it is long, to its end. */
async function latestLink({ thread, page }: Scene): Promise<string> {
  const { t } = here();
  const last = thread.lastNumber;
  const before = await readBefore(thread.id);
  if (before !== null && before < last) {
    return markup(<a href={placeOf({ thread, page }, before + 1)}>{t("thread.toFirstNew")}</a>);
  }
  return last > LONG_THREAD ? markup(<a href={placeOf({ thread, page }, last)}>{t("thread.toLatest")}</a>) : "";
}
