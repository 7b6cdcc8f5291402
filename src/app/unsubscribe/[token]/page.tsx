import type { Metadata } from "next";
import { unsubscribeScope } from "#forum/notifications/queries.ts";
import { Action } from "#ui/action-item.tsx";
import { FormActions } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";

export const generateMetadata = (): Metadata => ({ title: here().t("unsubscribe.title"), robots: { index: false } });

type Scope = NonNullable<Awaited<ReturnType<typeof unsubscribeScope>>>;

/** Opening the page changes nothing: programs that look at links in mails open it too. */
export default async function UnsubscribePage({ params }: { params: Promise<{ token: string }> }) {
  const context = here();
  const { t, form, forum } = context;
  const scope = await unsubscribeScope(forum, (await params).token);
  if (scope === null) context.status = 404;
  return (
    <main id="main" className="wrap narrow">
      <PageHead title={t("unsubscribe.title")} />
      <div className="form">
        {scope === null ? (
          <Notice tone="warn">{t("unsubscribe.invalid")}</Notice>
        ) : (
          <Step scope={scope} done={form?.shown.stopped === true} undone={form?.shown.resumed === true} />
        )}
        <p>
          <a href="/settings/notifications">{t("unsubscribe.settings")}</a>
        </p>
      </div>
    </main>
  );
}

function Step({ scope, done, undone }: { scope: Scope; done: boolean; undone: boolean }) {
  const { t } = here();
  const all = scope.kind === "all";
  if (undone) {
    return (
      <Notice tone="success" live>
        {t("unsubscribe.undone")}
      </Notice>
    );
  }
  if (done) {
    return (
      <>
        <Notice tone="success" live>
          {t(all ? "unsubscribe.doneAll" : "unsubscribe.doneThread")}
        </Notice>
        <FormActions>
          <Action item={{ do: "resubscribe", label: t("unsubscribe.undo") }} className="btn line" />
        </FormActions>
      </>
    );
  }
  return (
    <>
      <p>{t(all ? "unsubscribe.askAll" : "unsubscribe.askThread")}</p>
      {scope.kind === "thread" && scope.title && (
        <p>
          <b>{scope.title}</b>
        </p>
      )}
      <FormActions>
        <Action item={{ do: "unsubscribe", label: t("unsubscribe.do") }} className="btn primary" />
      </FormActions>
    </>
  );
}
