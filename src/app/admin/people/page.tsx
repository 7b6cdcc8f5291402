import { notFound } from "next/navigation";
import { findPeople, type Person } from "#forum/members/find-people.ts";
import { findPeopleInput } from "#forum/members/input.ts";
import { Button } from "#ui/button.tsx";
import { DataTable } from "#ui/data.tsx";
import { SelectField, TextField } from "#ui/field.tsx";
import { Pill } from "#ui/mark.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Time } from "#ui/time.tsx";
import { here } from "#web/context.ts";
import { moment, numeral } from "#web/format.ts";
import { pageNumber, type Query } from "#web/params.ts";
import { Pages } from "../../pages.tsx";
import { AdminPage, administration, adminTitle } from "../frame.tsx";
import { ROLES } from "./roles.ts";

export const generateMetadata = adminTitle("admin.tabs.people");

export default async function PeoplePage({ searchParams }: { searchParams: Query }) {
  const { forum, actor, t, locale } = administration();
  const given = await searchParams;
  const page = pageNumber(given.page);
  if (page === null) notFound();
  const query = findPeopleInput.parse({ q: given.q, role: given.role, state: given.state });
  const { people, total, pages } = await findPeople(forum, actor, query, page);
  if (page > pages) notFound();
  const keep = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ""));
  return (
    <AdminPage area="people" title={t("admin.tabs.people")} rule={t("admin.about.people")} query={searchParams}>
      <form method="get" action="/admin/people" className="filter">
        <TextField name="q" label={t("admin.people.find")} value={query.q} />
        <SelectField
          name="role"
          label={t("admin.people.role")}
          value={query.role}
          options={[
            { value: "", label: t("admin.people.anyRole") },
            ...ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) })),
          ]}
        />
        <SelectField
          name="state"
          label={t("admin.people.state")}
          value={query.state}
          options={[
            { value: "", label: t("admin.people.anyState") },
            { value: "suspended", label: t("admin.people.suspended") },
            { value: "unconfirmed", label: t("admin.people.unconfirmed") },
          ]}
        />
        <Button>{t("admin.find")}</Button>
      </form>
      {people.length === 0 ? (
        <EmptyState title={t("admin.people.noneFound")}>{t("admin.people.noneText")}</EmptyState>
      ) : (
        <DataTable
          caption={t(query.q ? "admin.people.captionByName" : "admin.people.caption", {
            count: total,
            shown: numeral(locale, total),
          })}
          columns={[
            { label: t("admin.people.name") },
            { label: t("admin.people.email") },
            { label: t("admin.people.role") },
            { label: t("admin.people.posts"), end: true },
            { label: t("admin.people.since") },
            { label: t("admin.people.seen") },
          ]}
          rows={people.map((person) => ({
            key: person.id,
            cells: [
              <NameCell key="name" person={person} />,
              person.email ?? "–",
              t(`roles.${person.role}`),
              numeral(locale, person.postCount),
              <Time key="since" {...moment(locale, person.createdAt, { time: false })} />,
              person.seenAt === null ? "–" : <Time key="seen" {...moment(locale, person.seenAt, { time: false })} />,
            ],
          }))}
        />
      )}
      <Pages current={page} total={pages} path="/admin/people" keep={keep} />
    </AdminPage>
  );
}

function NameCell({ person }: { person: Person }) {
  const { t, forum } = here();
  const isSuspended = person.suspendedUntil !== null && person.suspendedUntil > forum.now();
  return (
    <>
      <a href={`/admin/people/${person.id}`}>{person.displayName}</a> <span className="hint">@{person.username}</span>{" "}
      {isSuspended && <Pill tone="danger">{t("admin.people.suspended")}</Pill>}
      {person.email !== null && person.emailConfirmedAt === null && <Pill>{t("admin.people.unconfirmed")}</Pill>}
    </>
  );
}
