import { FOREVER } from "#forum/members/limit-account.ts";
import { Notice } from "#ui/notice.tsx";
import { here } from "#web/context.ts";
import { moment } from "#web/format.ts";

/** To somebody who is suspended or silenced, on every page: until when and why. */
export function SuspensionNotice() {
  const { actor, t, locale } = here();
  const limit = actor.suspension ?? actor.silence;
  if (!limit) return null;
  const { until, reason } = limit;
  const title = t(actor.suspension ? "suspension.title" : "told.titles.silence");
  return (
    <aside className="wrap pb-0" aria-label={title}>
      <Notice tone="warn" title={title}>
        <p>
          {until >= FOREVER ? t("suspension.forever") : t("suspension.until", { until: moment(locale, until).text })}
        </p>
        {reason && <p>{t("suspension.reason", { reason })}</p>}
        <p>
          <a href="/settings/record">{t("suspension.record")}</a>
        </p>
      </Notice>
    </aside>
  );
}
