import { notFound } from "next/navigation";
import { type Person, personById } from "#forum/members/find-people.ts";
import { MAX_REASON_CHARS, MAX_TEAM_CHARS, MAX_TITLE_CHARS } from "#forum/members/input.ts";
import { FOREVER } from "#forum/members/limit-account.ts";
import { memberPath } from "#forum/members/names.ts";
import { communityRules } from "#forum/moderation/rules.ts";
import { Button, LinkButton } from "#ui/button.tsx";
import { ChoiceGroup, FormActions, SelectField, TextArea, TextField } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { Panel } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { moment, numeral } from "#web/format.ts";
import { pathId, type Query } from "#web/params.ts";
import { ContributionsField } from "../../../contributions-field.tsx";
import { FormErrors, fieldError } from "../../../form-errors.tsx";
import { AdminPage, administration, adminTitle } from "../../frame.tsx";
import { ROLES } from "../roles.ts";

export const generateMetadata = adminTitle("admin.people.edit");

/** Days; 0: without an end. */
const SUSPENSIONS = [1, 3, 7, 14, 30, 90, 365, 0];

type Props = { params: Promise<{ userId: string }>; searchParams: Query };

export default async function PersonPage({ params, searchParams }: Props) {
  const { forum, actor, t, form } = administration();
  const id = pathId((await params).userId);
  const person = id === null ? null : await personById(forum, actor, id);
  if (!person) notFound();
  const address = `/admin/people/${person.id}`;
  const isSuspended = person.suspendedUntil !== null && person.suspendedUntil > forum.now();
  return (
    <AdminPage
      area="people"
      title={person.displayName}
      query={searchParams}
      above={{ href: "/admin/people", label: t("admin.tabs.people") }}
      actions={<LinkButton href={memberPath(person.username)}>{t("admin.people.profile")}</LinkButton>}
    >
      <Facts person={person} />
      {isSuspended ? <Suspended person={person} /> : null}
      <Panel>
        <form method="post" action={address} className="form">
          <input type="hidden" name="do" value="setRole" />
          <FormErrors form="setRole" />
          <ChoiceGroup
            name="role"
            label={t("admin.people.role")}
            value={typed(form, "setRole", "role", person.role)}
            error={fieldError("setRole", "role")}
            options={ROLES.map((role) => ({
              value: role,
              label: t(`roles.${role}`),
              hint: t(`admin.people.roleHints.${role}`),
            }))}
          />
          <FormActions>
            <Button>{t("admin.save")}</Button>
          </FormActions>
        </form>
      </Panel>
      <Panel title={t("admin.people.wordsTitle")}>
        <form method="post" action={address} className="form">
          <input type="hidden" name="do" value="setStaffWords" />
          <FormErrors form="setStaffWords" />
          <p className="hint">{t("admin.people.wordsHint")}</p>
          <TextField
            name="title"
            label={t("admin.people.title")}
            optional={t("profile.optional")}
            value={typed(form, "setStaffWords", "title", person.title)}
            error={fieldError("setStaffWords", "title")}
            maxLength={MAX_TITLE_CHARS}
            dir="auto"
          />
          <TextField
            name="team"
            label={t("admin.people.team")}
            optional={t("profile.optional")}
            value={typed(form, "setStaffWords", "team", person.team)}
            error={fieldError("setStaffWords", "team")}
            maxLength={MAX_TEAM_CHARS}
            dir="auto"
          />
          <FormActions>
            <Button>{t("admin.save")}</Button>
          </FormActions>
        </form>
      </Panel>
      {person.id === actor.id || isSuspended ? <FormErrors form="suspend" /> : <Suspend person={person} />}
      {person.id !== actor.id && <DeleteAccount person={person} />}
    </AdminPage>
  );
}

function DeleteAccount({ person }: { person: Person }) {
  const { t } = here();
  return (
    <Panel title={t("leave.titleFor")}>
      <form method="post" action={`/admin/people/${person.id}`} className="form">
        <input type="hidden" name="do" value="deleteAccount" />
        <FormErrors form="deleteAccount" />
        <p className="hint">{t("leave.whatFor")}</p>
        <ContributionsField form="deleteAccount" />
        <FormActions>
          <Button look="danger">{t("leave.submitFor", { name: person.displayName })}</Button>
        </FormActions>
      </form>
    </Panel>
  );
}

function Facts({ person }: { person: Person }) {
  const { t, locale } = here();
  const facts = [
    [t("admin.people.username"), `@${person.username}`],
    [t("admin.people.email"), person.email ?? "–"],
    [
      t("admin.people.confirmed"),
      person.emailConfirmedAt === null ? t("admin.no") : moment(locale, person.emailConfirmedAt).text,
    ],
    [t("admin.people.since"), moment(locale, person.createdAt).text],
    [t("admin.people.seen"), person.seenAt === null ? "–" : moment(locale, person.seenAt).text],
    [t("admin.people.posts"), numeral(locale, person.postCount)],
  ] as const;
  return (
    <dl className="stored">
      {facts.map(([label, fact]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

function Suspended({ person }: { person: Person }) {
  const { t, locale } = here();
  const until = person.suspendedUntil ?? 0;
  return (
    <>
      <Notice
        tone="warn"
        title={
          until >= FOREVER
            ? t("admin.people.suspendedForever")
            : t("admin.people.suspendedUntil", { when: moment(locale, until).text })
        }
      >
        {person.suspendedReason && <p>{t("admin.people.because", { reason: person.suspendedReason })}</p>}
      </Notice>
      <form method="post" action={`/admin/people/${person.id}`}>
        <input type="hidden" name="do" value="liftSuspension" />
        <FormErrors form="liftSuspension" />
        <Button>{t("admin.people.lift")}</Button>
      </form>
    </>
  );
}

function Suspend({ person }: { person: Person }) {
  const { t, form, settings, locale } = here();
  return (
    <Panel title={t("admin.people.suspendTitle")}>
      <form method="post" action={`/admin/people/${person.id}`} className="form">
        <input type="hidden" name="do" value="suspend" />
        <FormErrors form="suspend" />
        <p className="hint">{t("admin.people.suspendHint")}</p>
        <SelectField
          name="days"
          label={t("admin.people.days")}
          value={typed(form, "suspend", "days", "7")}
          error={fieldError("suspend", "days")}
          options={SUSPENSIONS.map((days) => ({
            value: String(days),
            label: days === 0 ? t("admin.people.forever") : t("admin.people.forDays", { days }),
          }))}
        />
        <SelectField
          name="rule"
          label={t("moderation.rule")}
          value={typed(form, "suspend", "rule")}
          error={fieldError("suspend", "rule")}
          options={communityRules(settings, locale).map(({ key, text }) => ({ value: key, label: text }))}
        />
        <TextArea
          name="reason"
          label={t("admin.people.reason")}
          hint={t("admin.people.reasonHint")}
          value={typed(form, "suspend", "reason")}
          error={fieldError("suspend", "reason")}
          maxLength={MAX_REASON_CHARS}
          rows={3}
          dir="auto"
          required
        />
        <FormActions>
          <Button look="danger">{t("admin.people.suspend")}</Button>
        </FormActions>
      </form>
    </Panel>
  );
}
