import { MAX_CLOSE_DAYS, MAX_SLOW_SECONDS } from "#forum/categories/input.ts";
import { MAX_REASON_CHARS } from "#forum/threads/input.ts";
import { closesAt } from "#forum/threads/timers.ts";
import { dayIn } from "#forum/zone-time.ts";
import { Button } from "#ui/button.tsx";
import { SelectField, TextField } from "#ui/field.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { moment } from "#web/format.ts";
import { fieldError } from "../../../form-errors.tsx";
import type { Scene } from "./scene.ts";

/** Pinning and closing, now or by the clock. */
export function Arrange({ scene }: { scene: Scene }) {
  return (
    <>
      <Pin scene={scene} />
      <Close scene={scene} />
      {scene.thread.closedAt === null && <Plan scene={scene} />}
      {scene.thread.closedAt === null && <Slow scene={scene} />}
    </>
  );
}

function Pin({ scene: { thread, context } }: { scene: Scene }) {
  const { t, form, locale } = context;
  const isPinned = thread.pinnedAt !== null;
  const where = thread.pinnedInCategory ? "category" : "everywhere";
  return (
    <details open={fieldError("pin", "until") !== undefined}>
      <summary>{t(isPinned ? "tools.pinned" : "tools.pin")}</summary>
      {isPinned && (
        <p className="hint">
          {t(`tools.pinnedWhere.${where}`)}
          {thread.pinnedUntil !== null &&
            ` ${t("tools.until", { when: moment(locale, thread.pinnedUntil - 1, { time: false }).text })}`}
        </p>
      )}
      <form method="post">
        <input type="hidden" name="do" value="pin" />
        <input type="hidden" name="pinned" value={isPinned ? "no" : "yes"} />
        {!isPinned && (
          <>
            <SelectField
              name="where"
              id="pin-where"
              label={t("tools.pinWhere")}
              value={typed(form, "pin", "where", where)}
              options={(["everywhere", "category"] as const).map((value) => ({
                value,
                label: t(`tools.pinnedWhere.${value}`),
              }))}
            />
            <DayField name="until" form="pin" label={t("tools.pinUntil")} />
          </>
        )}
        <Button small icon="pin">
          {t(isPinned ? "tools.unpin" : "tools.pin")}
        </Button>
      </form>
    </details>
  );
}

function Close({ scene: { thread, context } }: { scene: Scene }) {
  const { t, locale } = context;
  const isClosed = thread.closedAt !== null;
  const label = t(isClosed ? "tools.reopen" : "tools.close");
  return (
    <details open={fieldError("close", "reopenOn") !== undefined}>
      <summary>{label}</summary>
      {isClosed && thread.reopenAt !== null && (
        <p className="hint">{t("tools.reopensOn", { when: moment(locale, thread.reopenAt, { time: false }).text })}</p>
      )}
      <form method="post">
        <input type="hidden" name="do" value="close" />
        <input type="hidden" name="closed" value={isClosed ? "no" : "yes"} />
        {!isClosed && (
          <>
            <TextField
              name="reason"
              id="close-reason"
              label={t("tools.closeReason")}
              hint={t("tools.closeReasonHint")}
              error={fieldError("close", "reason")}
              maxLength={MAX_REASON_CHARS}
            />
            <DayField name="reopenOn" form="close" label={t("tools.reopenOn")} />
          </>
        )}
        <Button small icon="lock">
          {label}
        </Button>
      </form>
    </details>
  );
}

/** When it closes by itself. */
function Plan({ scene: { thread, context } }: { scene: Scene }) {
  const { t, form, locale } = context;
  const value = (field: string, otherwise: string) => typed(form, "planClose", field, otherwise);
  const inCategory = thread.category.closeSolvedDays;
  const at = closesAt(thread, inCategory);
  const isRefused = ["on", "days"].some((field) => fieldError("planClose", field) !== undefined);
  return (
    <details open={isRefused}>
      <summary>{t("tools.plan")}</summary>
      <p className="hint">
        {at === null ? t("tools.staysOpen") : t("tools.closesOn", { when: moment(locale, at, { time: false }).text })}
      </p>
      <form method="post">
        <input type="hidden" name="do" value="planClose" />
        <SelectField
          name="rule"
          id="plan-rule"
          label={t("tools.planRule")}
          value={value("rule", thread.closeRule ?? "category")}
          options={(["category", "at", "solved", "last_post", "never"] as const).map((rule) => ({
            value: rule,
            label: t(`tools.rules.${rule}`, { days: inCategory ?? 0 }),
          }))}
        />
        <DayField
          name="on"
          form="planClose"
          label={t("tools.planOn")}
          at={thread.closeRule === "at" ? thread.closeAt : null}
        />
        <TextField
          name="days"
          id="plan-days"
          type="number"
          label={t("tools.planDays")}
          value={value("days", String(thread.closeDays ?? ""))}
          error={fieldError("planClose", "days")}
          min={1}
          max={MAX_CLOSE_DAYS}
          short
        />
        <Button small icon="lock">
          {t("admin.save")}
        </Button>
      </form>
    </details>
  );
}

/** Time between two replies by one person. */
function Slow({ scene: { thread, context } }: { scene: Scene }) {
  const { t, form } = context;
  return (
    <details open={fieldError("slow", "seconds") !== undefined}>
      <summary>{t("tools.slow")}</summary>
      <form method="post">
        <input type="hidden" name="do" value="slow" />
        <TextField
          name="seconds"
          id="slow-seconds"
          type="number"
          label={t("tools.slowSeconds")}
          hint={t("tools.slowHint")}
          value={typed(form, "slow", "seconds", String(thread.slowSeconds ?? ""))}
          error={fieldError("slow", "seconds")}
          min={0}
          max={MAX_SLOW_SECONDS}
          short
        />
        <Button small>{t("admin.save")}</Button>
      </form>
    </details>
  );
}

/** A day to come, on the forum's own clock. `at` (ms): what is set. */
function DayField({ name, form, label, at = null }: { name: string; form: string; label: string; at?: number | null }) {
  const context = here();
  const today = dayIn(context.settings.timeZone, context.forum.now());
  return (
    <TextField
      name={name}
      id={`${form}-${name}`}
      type="date"
      label={label}
      value={typed(context.form, form, name, at === null ? "" : dayIn(context.settings.timeZone, at))}
      error={fieldError(form, name)}
      min={today}
      short
    />
  );
}
