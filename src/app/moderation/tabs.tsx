import { mayAdminister } from "#forum/members/policy.ts";
import { unseenDecisions } from "#forum/moderation/log/queries.ts";
import { waitingCases } from "#forum/moderation/queue/queries.ts";
import { Tabs } from "#ui/navigation.tsx";
import { here } from "#web/context.ts";

const HREFS = {
  queue: "/moderation",
  people: "/moderation/people",
  threads: "/moderation/threads",
  tags: "/admin/tags",
  log: "/moderation/log",
  numbers: "/moderation/numbers",
} as const;
export type ModerationPlace = keyof typeof HREFS;
const PLACES = Object.keys(HREFS) as ModerationPlace[];

/** The way around for moderators. Administrators find tags among the areas of the administration. */
export async function ModerationTabs({ place }: { place: ModerationPlace }) {
  const { t, forum, actor } = here();
  const [queue, log] = await Promise.all([waitingCases(forum, actor), unseenDecisions(forum, actor)]);
  const counts: Partial<Record<ModerationPlace, number>> = { queue, log };
  const shown = (n: number) => (n >= 100 ? "100+" : n);
  return (
    <Tabs
      label={t("moderation.areas")}
      items={PLACES.filter((name) => name !== "tags" || mayAdminister(actor) !== true).map((name) => ({
        href: HREFS[name],
        label: t(`moderation.tabs.${name}`),
        current: name === place,
        ...(counts[name] && { count: shown(counts[name]) }),
      }))}
    />
  );
}
