import { FOREVER } from "#forum/members/limit-account.ts";
import { memberPath } from "#forum/members/names.ts";
import type { Profile } from "#forum/members/profile.ts";
import { moderatedPerson } from "#forum/moderation/people/queries.ts";
import { Action } from "#ui/action-item.tsx";
import { Button } from "#ui/button.tsx";
import { FormActions } from "#ui/field.tsx";
import { here } from "#web/context.ts";
import { errorsOf } from "#web/form-state.ts";
import { moment } from "#web/format.ts";
import { FormErrors } from "../../form-errors.tsx";
import { LimitFields } from "../../moderation/limit-fields.tsx";
import { StaffNotes } from "../../moderation/notes/staff-notes.tsx";
import { TrustLevel } from "../../trust-level.tsx";

/** What limits somebody, the forms to do so, and the moderators' notes; nothing for everybody else. */
export async function ModeratorTools({ profile }: { profile: Profile }) {
  const { forum, actor, t, form, locale } = here();
  const person = await moderatedPerson(forum, actor, profile.id);
  if (!person) return null;
  const { id, username, suspendedUntil, silencedUntil } = person;
  const path = memberPath(username);
  const until = (at: number) => (at >= FOREVER ? t("limit.withoutEnd") : moment(locale, at).text);
  const lasting = [
    ...(suspendedUntil === null ? [] : [t("limit.suspendedUntil", { when: until(suspendedUntil) })]),
    ...(silencedUntil === null ? [] : [t("limit.silencedUntil", { when: until(silencedUntil) })]),
  ];
  const isRefused = errorsOf(form, "limit").length > 0 || errorsOf(form, "lift").length > 0;
  return (
    <details className="panel" open={isRefused || lasting.length > 0}>
      <summary>{t("limit.title")}</summary>
      <FormErrors form="lift" />
      <p className="my-4">{lasting.length === 0 ? t("limit.none") : lasting.join(" · ")}</p>
      {lasting.length > 0 && (
        <Action
          item={{ do: "lift", action: path, fields: { userId: id }, label: t("limit.lift") }}
          className="btn line small"
        />
      )}
      <p className="my-4">
        <a href={`/moderation/log?about=${encodeURIComponent(username)}`}>{t("limit.log")}</a>
      </p>
      {id !== actor.id && (
        <form method="post" action={path} className="form">
          <input type="hidden" name="do" value="limit" />
          <input type="hidden" name="userId" value={id} />
          <FormErrors form="limit" />
          <LimitFields form="limit" />
          <p className="hint">{t("limit.hint")}</p>
          <FormActions>
            <Button look="danger">{t("limit.submit")}</Button>
          </FormActions>
        </form>
      )}
      <TrustLevel userId={id} />
      <StaffNotes target="member" targetId={id} back={path} />
    </details>
  );
}
