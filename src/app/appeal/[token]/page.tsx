import type { Metadata } from "next";
import { type AppealView, readAppeal } from "#forum/moderation/record/appeal/queries.ts";
import { toldOf } from "#forum/moderation/told.ts";
import { Notice } from "#ui/notice.tsx";
import { PageHead, Panel } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { moment } from "#web/format.ts";
import { AppealForm } from "../../settings/record/appeal-form.tsx";

export const generateMetadata = (): Metadata => ({ title: here().t("appeal.title"), robots: { index: false } });

/** Objecting to a decision with the link of a mail: also when suspended, and without signing in. */
export default async function AppealPage({ params }: { params: Promise<{ token: string }> }) {
  const context = here();
  const { forum, t, form } = context;
  const found = await readAppeal(forum, (await params).token);
  if (!found) context.status = 404;
  return (
    <main id="main" className="wrap narrow">
      <PageHead title={t("appeal.title")} rule={t("appeal.rule")} />
      {!found ? (
        <Notice tone="warn">{t("appeal.invalid")}</Notice>
      ) : (
        <>
          <Decision found={found} />
          {form?.shown.sent === true ? (
            <Notice tone="success" title={t("appeal.thanks")} live>
              <p>{t("appeal.whatNow")}</p>
            </Notice>
          ) : found.state === "open" ? (
            <Panel>
              <AppealForm />
            </Panel>
          ) : (
            <Notice>{t(`errors.${STATES[found.state]}`)}</Notice>
          )}
        </>
      )}
    </main>
  );
}

const STATES = { made: "appealed_before", late: "appeal_late", undone: "undone_before" } as const;

function Decision({ found }: { found: AppealView }) {
  const { t, locale } = here();
  if (!found.decision) return <p>{t("appeal.aboutNotice", { address: found.address ?? "" })}</p>;
  const notice = { kind: "decision", decision: found.decision } as const;
  const { title, paragraphs } = toldOf(notice, t, (at) => moment(locale, at).text);
  return (
    <Panel title={title}>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </Panel>
  );
}
