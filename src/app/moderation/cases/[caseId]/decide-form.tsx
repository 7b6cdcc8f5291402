import type { CaseView } from "#forum/moderation/case/queries.ts";
import { MAX_REASON_CHARS } from "#forum/moderation/input.ts";
import type { Outcome } from "#forum/moderation/policy.ts";
import { communityRules, likelyRule } from "#forum/moderation/rules.ts";
import { MAX_BODY_CHARS, MAX_TITLE_CHARS } from "#forum/threads/input.ts";
import { Checkbox, SelectField, TextArea, TextField } from "#ui/field.tsx";
import { Fold } from "#ui/fold.tsx";
import { Notice } from "#ui/notice.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { FormErrors, fieldError } from "../../../form-errors.tsx";
import { KeyButton } from "../../keys.tsx";
import { HandOver } from "./hand-over.tsx";

const NAME = "resolve";
/** Days; 0: without an end. */
const SPANS = [1, 3, 7, 14, 30, 90, 365, 0];

const KEYS: Readonly<Record<Outcome, string>> = {
  ...{ keep: "a", approve: "a", hide: "h", delete: "d", edit: "e", silence: "s", suspend: "x", mark_as_spam: "m" },
  ...{ uphold: "b", grant: "g" },
};
const LOOKS: Readonly<Partial<Record<Outcome, "primary" | "danger">>> = {
  ...{ keep: "primary", approve: "primary", mark_as_spam: "danger", suspend: "danger" },
};

/** Rule, reason and a button for each way in which the case can end; the next case follows. */
export function DecideForm({ found }: { found: CaseView }) {
  const { t, form, settings, locale } = here();
  const { row, about, outcomes } = found;
  const rules = communityRules(settings, locale);
  const value = (field: string, otherwise = "") => typed(form, NAME, field, otherwise);
  const may = (outcome: Outcome) => outcomes.some((each) => each.outcome === outcome && each.verdict === true);
  const isAppeal = row.target === "decision";
  const limitsAccount = may("silence") || may("suspend");
  const refused = outcomes.find(({ verdict }) => verdict !== true)?.verdict;
  const address = `/moderation/cases/${row.id}`;
  const place = (
    <>
      <input type="hidden" name="version" value={row.version} />
      <input type="hidden" name="openedAt" value={row.openedAt} />
      <input type="hidden" name="kind" value={row.kind} />
    </>
  );
  return (
    <section className="panel decide" aria-labelledby="decide">
      <h2 id="decide">{t("moderation.decide")}</h2>
      <FormErrors form={NAME} />
      {refused && refused !== true && <Notice>{t(`errors.${refused}`)}</Notice>}
      <form method="post" action={address} className="form" data-decide="">
        <input type="hidden" name="do" value={NAME} />
        {place}
        {!isAppeal && row.target !== "notice" && (
          <SelectField
            name="rule"
            label={t("moderation.rule")}
            value={value("rule", likelyRule(rules, row.kind))}
            error={fieldError(NAME, "rule")}
            options={rules.map(({ key, text }) => ({ value: key, label: text }))}
          />
        )}
        <TextArea
          name="reason"
          label={t("moderation.reason")}
          hint={t(isAppeal ? "moderation.reasonHintAppeal" : "moderation.reasonHint")}
          value={value("reason")}
          error={fieldError(NAME, "reason")}
          maxLength={MAX_REASON_CHARS}
          rows={2}
          dir="auto"
        />
        {limitsAccount && (
          <Fold label={t("moderation.howLong")}>
            <SelectField
              name="days"
              label={t("moderation.days")}
              value={value("days", "7")}
              options={SPANS.map((days) => ({
                value: String(days),
                label: days === 0 ? t("admin.people.forever") : t("admin.people.forDays", { days }),
              }))}
            />
            {about && <Checkbox name="keepPost" label={t("moderation.keepPost")} checked={value("keepPost") !== ""} />}
          </Fold>
        )}
        <div className="outcomes">
          {outcomes
            .filter(({ outcome }) => outcome !== "edit")
            .map(({ outcome, verdict }) => (
              <KeyButton
                key={outcome}
                letter={KEYS[outcome]}
                label={t(`moderation.outcomes.${outcome}`)}
                name="outcome"
                value={outcome}
                look={LOOKS[outcome]}
                disabled={verdict !== true}
                title={verdict === true ? undefined : t(`errors.${verdict}`)}
              />
            ))}
        </div>
        {may("edit") && about && (
          <details className="more" open={fieldError(NAME, "body") !== undefined}>
            <summary className="btn line small" data-key="e" aria-keyshortcuts="e">
              {t("moderation.outcomes.edit")}{" "}
              <span aria-hidden="true">
                <kbd>e</kbd>
              </span>
            </summary>
            {about.post.number === 1 && (
              <TextField
                name="title"
                label={t("compose.title")}
                value={value("title", about.thread.title)}
                error={fieldError(NAME, "title")}
                maxLength={MAX_TITLE_CHARS}
                dir="auto"
              />
            )}
            <TextArea
              name="body"
              label={t("edit.label")}
              value={value("body", about.post.body)}
              error={fieldError(NAME, "body")}
              maxLength={MAX_BODY_CHARS}
              rows={8}
              dir="auto"
            />
            <button type="submit" name="outcome" value="edit" className="btn line small">
              {t("moderation.saveEdit")}
            </button>
          </details>
        )}
      </form>
      <HandOver found={found} address={address} place={place} />
    </section>
  );
}
