import { notFound } from "next/navigation";
import { visibleCategories } from "#forum/categories/policy.ts";
import { structureOf } from "#forum/categories/structure.ts";
import { communityRules } from "#forum/moderation/rules.ts";
import { findThreadsInput, THREAD_STATES, type ThreadsQuery } from "#forum/moderation/threads/input.ts";
import { findThreads, type ModeratedThread } from "#forum/moderation/threads/queries.ts";
import { threadPath } from "#forum/threads/addresses.ts";
import { Button } from "#ui/button.tsx";
import { DataTable } from "#ui/data.tsx";
import { type Option, SelectField, TextField } from "#ui/field.tsx";
import { Pill } from "#ui/mark.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Panel } from "#ui/page.tsx";
import { Time } from "#ui/time.tsx";
import { here } from "#web/context.ts";
import { typed, typedList } from "#web/form-state.ts";
import { moment, numeral } from "#web/format.ts";
import { pageNumber, type Query } from "#web/params.ts";
import { categoryOptions } from "../../category-options.ts";
import { FormErrors, fieldError } from "../../form-errors.tsx";
import { Pages } from "../../pages.tsx";
import { BulkDone } from "../done.tsx";
import { ModerationPage, moderation, moderationTitle } from "../frame.tsx";

export const generateMetadata = moderationTitle("moderation.tabs.threads");

const FORMS = ["closeThreads", "reopenThreads", "moveThreads", "tagThreads", "deleteThreads"] as const;

/** Finds threads, and does something with several of them at once. */
export default async function ThreadsPage({ searchParams }: { searchParams: Query }) {
  const { forum, actor, t } = moderation();
  const given = await searchParams;
  const page = pageNumber(given.page);
  if (page === null) notFound();
  const { title, by, categoryId, state } = given;
  const query = findThreadsInput.parse({ title, by, categoryId, state });
  const [found, structure] = await Promise.all([findThreads(forum, actor, query, page), structureOf(forum)]);
  if (page > found.pages) notFound();
  const categories = categoryOptions(visibleCategories(actor, structure));
  const keep = Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  );
  return (
    <ModerationPage place="threads" title={t("moderation.tabs.threads")} rule={t("bulk.threadsRule")}>
      <BulkDone query={given} />
      <Filter query={query} categories={categories} />
      {found.threads.length === 0 ? (
        <EmptyState title={t("bulk.noThreads")} />
      ) : (
        <form method="post" action="/moderation/threads">
          {FORMS.map((form) => (
            <FormErrors key={form} form={form} />
          ))}
          <Threads threads={found.threads} total={found.total} />
          <Tools categories={categories} />
        </form>
      )}
      <Pages current={page} total={found.pages} path="/moderation/threads" keep={keep} />
    </ModerationPage>
  );
}

function Filter({ query, categories }: { query: ThreadsQuery; categories: readonly Option[] }) {
  const { t } = here();
  return (
    <form method="get" action="/moderation/threads" className="filter">
      <TextField name="title" label={t("bulk.threadTitle")} value={query.title} />
      <TextField name="by" label={t("bulk.threadBy")} value={query.by} autoCapitalize="none" />
      <SelectField
        name="categoryId"
        id="find-category"
        label={t("compose.category")}
        value={String(query.categoryId ?? "")}
        options={[{ value: "", label: t("moderation.all") }, ...categories]}
      />
      <SelectField
        name="state"
        label={t("bulk.state")}
        value={query.state}
        options={[
          { value: "", label: t("bulk.anyState") },
          ...THREAD_STATES.map((state) => ({ value: state, label: t(`bulk.threadStates.${state}`) })),
        ]}
      />
      <Button>{t("moderation.show")}</Button>
    </form>
  );
}

function Threads({ threads, total }: { threads: readonly ModeratedThread[]; total: number }) {
  const { t, locale, form } = here();
  const chosen = new Set(FORMS.flatMap((name) => typedList(form, name, "ids")));
  return (
    <DataTable
      caption={t("bulk.threads", { count: total })}
      columns={[
        { label: t("compose.title") },
        { label: t("compose.category") },
        { label: t("moderation.log.who") },
        { label: t("lists.replies", { count: 2 }), end: true },
        { label: t("moderation.log.when") },
      ]}
      rows={threads.map((thread) => ({
        key: thread.id,
        cells: [
          <Title key="title" thread={thread} isChosen={chosen.has(String(thread.id))} />,
          thread.category.name,
          thread.author.displayName,
          numeral(locale, thread.replyCount),
          <Time key="at" {...moment(locale, thread.createdAt, { time: false })} />,
        ],
      }))}
    />
  );
}

function Title({ thread, isChosen }: { thread: ModeratedThread; isChosen: boolean }) {
  const { t } = here();
  return (
    <>
      <input
        type="checkbox"
        name="ids"
        value={thread.id}
        defaultChecked={isChosen}
        aria-label={t("bulk.choose", { name: thread.title })}
      />{" "}
      <a href={threadPath(thread)} dir="auto">
        {thread.title}
      </a>{" "}
      {thread.isPinned && <Pill icon="pin">{t("lists.pinned")}</Pill>}
      {thread.isClosed && <Pill icon="lock">{t("lists.closed")}</Pill>}
      {thread.tags.length > 0 && <span className="hint"> {thread.tags.map(({ name }) => `#${name}`).join(" ")}</span>}
    </>
  );
}

/** Everything in one form, so that the boxes stand for whichever button is pressed. */
function Tools({ categories }: { categories: readonly Option[] }) {
  const { t, form, settings, locale } = here();
  const value = (field: string) => FORMS.map((name) => typed(form, name, field)).find(Boolean) ?? "";
  return (
    <Panel title={t("bulk.chosen")}>
      <div className="form">
        <div className="filter">
          <SelectField
            name="categoryId"
            label={t("bulk.move")}
            error={fieldError("moveThreads", "categoryId")}
            value={value("categoryId")}
            options={[{ value: "", label: t("compose.choose") }, ...categories]}
          />
          <Button name="do" value="moveThreads">
            {t("bulk.moveDo")}
          </Button>
        </div>
        <div className="filter">
          <TextField
            name="tags"
            label={t("bulk.tags")}
            error={fieldError("tagThreads", "tags")}
            value={value("tags")}
            autoCapitalize="none"
          />
          <Button name="do" value="tagThreads">
            {t("bulk.tagDo")}
          </Button>
        </div>
        <TextField
          name="reason"
          label={t("moderation.reason")}
          optional={t("compose.optional")}
          error={fieldError("deleteThreads", "reason")}
          value={value("reason")}
          dir="auto"
        />
        <div className="form-acts">
          <Button name="do" value="closeThreads" icon="lock">
            {t("bulk.close")}
          </Button>
          <Button name="do" value="reopenThreads">
            {t("bulk.reopen")}
          </Button>
        </div>
        <SelectField
          name="rule"
          label={t("moderation.rule")}
          hint={t("bulk.deleteHint")}
          error={fieldError("deleteThreads", "rule")}
          value={value("rule")}
          options={communityRules(settings, locale).map(({ key, text }) => ({ value: key, label: text }))}
        />
        <div className="form-acts">
          <Button look="danger" icon="trash" name="do" value="deleteThreads">
            {t("bulk.delete")}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
