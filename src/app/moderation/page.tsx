import { notFound } from "next/navigation";
import { visibleCategories } from "#forum/categories/policy.ts";
import { structureOf } from "#forum/categories/structure.ts";
import { GRAVITY } from "#forum/moderation/cases.ts";
import { type CaseSummary, listCases, type QueueFilter, queueState } from "#forum/moderation/queue/queries.ts";
import { Button, LinkButton } from "#ui/button.tsx";
import { Checkbox, SelectField } from "#ui/field.tsx";
import { Fold } from "#ui/fold.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Time } from "#ui/time.tsx";
import { here } from "#web/context.ts";
import { moment, numeral } from "#web/format.ts";
import { pageNumber, pathId, type Query, single } from "#web/params.ts";
import { categoryOptions } from "../category-options.ts";
import { Pages } from "../pages.tsx";
import { Decided } from "./decided.tsx";
import { ModerationPage, moderation, moderationTitle } from "./frame.tsx";
import { KeyHelp } from "./keys.tsx";

export const generateMetadata = moderationTitle("moderation.tabs.queue");

/** Everything that waits for a decision. */
export default async function QueuePage({ searchParams }: { searchParams: Query }) {
  const { forum, actor, t, locale } = moderation();
  const query = await searchParams;
  const page = pageNumber(query.page);
  const filter = {
    state: single(query.state) === "closed" ? ("closed" as const) : ("open" as const),
    kind: GRAVITY.find((kind) => kind === single(query.kind)) ?? null,
    categoryId: pathId(single(query.category)),
    forAdministrators: single(query.administrators) === "on",
    mine: single(query.mine) === "on",
  };
  const [found, state] = await Promise.all([
    page === null ? null : listCases(forum, actor, filter, page),
    queueState(forum, actor),
  ]);
  if (!found || page === null || page > found.pages) notFound();
  const first = filter.state === "open" ? found.items[0] : undefined;
  return (
    <ModerationPage
      place="queue"
      title={t("moderation.tabs.queue")}
      rule={t(filter.state === "open" ? "moderation.queueRule" : "moderation.ruleClosed")}
      actions={
        first && (
          <LinkButton look="primary" href={`/moderation/cases/${first.id}`}>
            {t("moderation.begin")}
          </LinkButton>
        )
      }
    >
      <Decided query={query} />
      <p className="meta queue-state">
        <b>{t("moderation.waiting", { count: state.open })}</b>
        {state.oldest !== null && (
          <span>
            {t("moderation.oldest")} <Time {...moment(locale, state.oldest)} relative />
          </span>
        )}
        {state.byKind.map(({ kind, n }) => (
          <a key={kind} href={`/moderation?kind=${kind}`}>
            {t(`moderation.kinds.${kind}`)}: {numeral(locale, n)}
          </a>
        ))}
      </p>
      <Filter filter={filter} />
      {found.items.length === 0 ? (
        <EmptyState title={t("moderation.empty")}>{t("moderation.emptyText")}</EmptyState>
      ) : (
        <ul className="cases">
          {found.items.map((item) => (
            <Card key={item.id} item={item} />
          ))}
        </ul>
      )}
      <Pages current={page} total={found.pages} path="/moderation" keep={kept(query)} />
      <KeyHelp />
    </ModerationPage>
  );
}

function kept(query: Record<string, string | string[] | undefined>): Record<string, string> {
  const names = ["state", "kind", "category", "administrators", "mine"];
  return Object.fromEntries(names.flatMap((name) => (single(query[name]) ? [[name, single(query[name])]] : [])));
}

async function Filter({ filter }: { filter: QueueFilter }) {
  const { t, forum, actor } = here();
  const categories = categoryOptions(visibleCategories(actor, await structureOf(forum)));
  return (
    <Fold
      label={t("moderation.filter")}
      open={
        filter.kind !== null ||
        filter.categoryId !== null ||
        filter.state === "closed" ||
        filter.forAdministrators ||
        filter.mine
      }
    >
      <form method="get" action="/moderation" className="filter">
        <SelectField
          name="state"
          label={t("moderation.state")}
          value={filter.state}
          options={(["open", "closed"] as const).map((value) => ({ value, label: t(`moderation.states.${value}`) }))}
        />
        <SelectField
          name="kind"
          label={t("moderation.kind")}
          value={filter.kind ?? ""}
          options={[
            { value: "", label: t("moderation.all") },
            ...GRAVITY.map((value) => ({ value, label: t(`moderation.kinds.${value}`) })),
          ]}
        />
        <SelectField
          name="category"
          label={t("compose.category")}
          value={String(filter.categoryId ?? "")}
          options={[{ value: "", label: t("moderation.all") }, ...categories]}
        />
        <Checkbox name="mine" label={t("moderation.mine")} checked={filter.mine} />
        <Checkbox name="administrators" label={t("moderation.forAdministrators")} checked={filter.forAdministrators} />
        <Button>{t("moderation.show")}</Button>
      </form>
    </Fold>
  );
}

/** One case in short; its link is what the keys move between. */
function Card({ item }: { item: CaseSummary }) {
  const { t, locale } = here();
  const title = item.title ?? t(`moderation.targets.${item.target}`);
  return (
    <li className={item.kind === "illegal" ? "grave" : undefined}>
      <h2>
        <a href={`/moderation/cases/${item.id}`} data-case="">
          {t(`moderation.kinds.${item.kind}`)}: {title}
        </a>
      </h2>
      {item.excerpt && (
        <p className="excerpt" dir="auto">
          {item.excerpt}
        </p>
      )}
      <p className="meta">
        {item.author && <span>{item.author}</span>}
        {item.category && <span>{item.category.name}</span>}
        <span>{t("moderation.reports", { count: item.reportCount })}</span>
        <Time {...moment(locale, item.openedAt)} relative />
        {item.claimedByName && <span>{t("moderation.claimed", { name: item.claimedByName })}</span>}
        {item.handedToName && <span>{t("moderation.handedTo", { name: item.handedToName })}</span>}
        {item.forAdministrators && <span>{t("moderation.forAdministrators")}</span>}
        {item.outcome && <span>{t(`moderation.outcomes.${item.outcome}`)}</span>}
      </p>
    </li>
  );
}
