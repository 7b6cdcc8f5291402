import { FOREVER } from "#forum/members/limit-account.ts";
import { Notice } from "#ui/notice.tsx";
import { here } from "#web/context.ts";
import { moment } from "#web/format.ts";

/** To somebody who is suspended, on every page: until when and why. */
export function SuspensionNotice() {
  const { actor, t, locale } = here();
  if (!actor.suspension) return null;
  const { until, reason } = actor.suspension;
  return (
    <aside className="wrap pb-0" aria-label={t("suspension.title")}>
      <Notice tone="warn" title={t("suspension.title")}>
        <p>
          {until >= FOREVER ? t("suspension.forever") : t("suspension.until", { until: moment(locale, until).text })}
        </p>
        <p>{t("suspension.reason", { reason })}</p>
      </Notice>
    </aside>
  );
}
