import { notFound } from "next/navigation";
import { atLeast } from "#forum/members/actor.ts";
import { memberPath } from "#forum/members/names.ts";
import { findForModerationInput, PEOPLE_STATES, type PeopleQuery } from "#forum/moderation/people/input.ts";
import { findForModeration, type ModeratedPerson } from "#forum/moderation/people/queries.ts";
import { Button } from "#ui/button.tsx";
import { DataTable } from "#ui/data.tsx";
import { FormActions, SelectField, TextField } from "#ui/field.tsx";
import { Pill } from "#ui/mark.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Panel } from "#ui/page.tsx";
import { Time } from "#ui/time.tsx";
import { here } from "#web/context.ts";
import { typedList } from "#web/form-state.ts";
import { moment, numeral } from "#web/format.ts";
import { pageNumber, type Query } from "#web/params.ts";
import { FormErrors } from "../../form-errors.tsx";
import { Pages } from "../../pages.tsx";
import { BulkDone } from "../done.tsx";
import { ModerationPage, moderation, moderationTitle } from "../frame.tsx";
import { LimitFields } from "../limit-fields.tsx";

export const generateMetadata = moderationTitle("moderation.tabs.people");

/** Finds people, and decides about several of them at once. */
export default async function PeoplePage({ searchParams }: { searchParams: Query }) {
  const { forum, actor, t } = moderation();
  const given = await searchParams;
  const page = pageNumber(given.page);
  if (page === null) notFound();
  const query = findForModerationInput.parse({ q: given.q, address: given.address, state: given.state });
  const found = await findForModeration(forum, actor, query, page);
  if (page > found.pages) notFound();
  const keep = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ""));
  return (
    <ModerationPage place="people" title={t("moderation.tabs.people")} rule={t("bulk.peopleRule")}>
      <BulkDone query={given} />
      <Filter query={query} />
      {found.people.length === 0 ? (
        <EmptyState title={t("bulk.none")} />
      ) : (
        <form method="post" action="/moderation/people">
          <FormErrors form="limitPeople" />
          <FormErrors form="liftPeople" />
          <People people={found.people} total={found.total} />
          <Panel title={t("bulk.chosen")}>
            <div className="form">
              <LimitFields form="limitPeople" />
              <p className="hint">{t("limit.hint")}</p>
              <FormActions>
                <Button look="danger" name="do" value="limitPeople">
                  {t("bulk.limit")}
                </Button>
                <Button look="line" name="do" value="liftPeople">
                  {t("bulk.lift")}
                </Button>
              </FormActions>
            </div>
          </Panel>
        </form>
      )}
      <Pages current={page} total={found.pages} path="/moderation/people" keep={keep} />
    </ModerationPage>
  );
}

function Filter({ query }: { query: PeopleQuery }) {
  const { t, actor } = here();
  const isAdministrator = atLeast(actor, "administrator");
  return (
    <form method="get" action="/moderation/people" className="filter">
      <TextField name="q" label={t(isAdministrator ? "bulk.findAdmin" : "bulk.find")} value={query.q} />
      {isAdministrator && <TextField name="address" label={t("bulk.address")} value={query.address} />}
      <SelectField
        name="state"
        label={t("bulk.state")}
        value={query.state}
        options={[
          { value: "", label: t("bulk.anyState") },
          ...PEOPLE_STATES.map((state) => ({ value: state, label: t(`bulk.states.${state}`) })),
        ]}
      />
      <Button>{t("moderation.show")}</Button>
    </form>
  );
}

function People({ people, total }: { people: readonly ModeratedPerson[]; total: number }) {
  const { t, locale, form } = here();
  const chosen = new Set([...typedList(form, "limitPeople", "userIds"), ...typedList(form, "liftPeople", "userIds")]);
  return (
    <DataTable
      caption={t("bulk.people", { count: total })}
      columns={[
        { label: t("admin.people.name") },
        { label: t("admin.people.role") },
        { label: t("admin.people.posts"), end: true },
        { label: t("admin.people.since") },
        { label: t("admin.people.seen") },
      ]}
      rows={people.map((person) => ({
        key: person.id,
        cells: [
          <Name key="name" person={person} isChosen={chosen.has(String(person.id))} />,
          t(`roles.${person.role}`),
          numeral(locale, person.postCount),
          <Time key="since" {...moment(locale, person.createdAt, { time: false })} />,
          person.seenAt === null ? "–" : <Time key="seen" {...moment(locale, person.seenAt, { time: false })} />,
        ],
      }))}
    />
  );
}

function Name({ person, isChosen }: { person: ModeratedPerson; isChosen: boolean }) {
  const { t, actor } = here();
  return (
    <>
      <input
        type="checkbox"
        name="userIds"
        value={person.id}
        defaultChecked={isChosen}
        disabled={person.id === actor.id}
        aria-label={t("bulk.choose", { name: person.displayName })}
      />{" "}
      <a href={memberPath(person.username)}>{person.displayName}</a> <span className="hint">@{person.username}</span>{" "}
      {person.suspendedUntil !== null && <Pill tone="danger">{t("bulk.states.suspended")}</Pill>}
      {person.silencedUntil !== null && <Pill tone="danger">{t("bulk.states.silenced")}</Pill>}
      {person.email !== null && <span className="hint"> {person.email}</span>}
    </>
  );
}
