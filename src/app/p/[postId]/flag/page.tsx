import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FLAG_KINDS, MAX_REPORT_CHARS } from "#forum/moderation/input.ts";
import { mayFlag } from "#forum/moderation/policy.ts";
import { postPath, threadPath } from "#forum/threads/addresses.ts";
import { Button, LinkButton } from "#ui/button.tsx";
import { ChoiceGroup, FormActions, TextArea } from "#ui/field.tsx";
import { Breadcrumbs } from "#ui/navigation.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHead, Panel } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { FormErrors, fieldError } from "../../../form-errors.tsx";
import { membersOnly } from "../../../members-only.ts";
import { postHere } from "../../../post-here.ts";

export const generateMetadata = (): Metadata => ({ title: here().t("flag.title"), robots: { index: false } });

/** Asks a moderator to look at a post. */
export default async function FlagPage({ params }: { params: Promise<{ postId: string }> }) {
  membersOnly();
  const { actor, t, form } = here();
  const { post, thread } = await postHere(params);
  const back = postPath(thread, post.number);
  if (mayFlag(actor, post) !== true && form === null) notFound();
  return (
    <main id="main" className="wrap narrow">
      <PageHead
        title={t("flag.title")}
        rule={t("flag.rule")}
        crumbs={
          <Breadcrumbs
            label={t("site.crumbs")}
            items={[
              { href: threadPath(thread), label: thread.title },
              { href: back, label: `#${post.number}` },
            ]}
          />
        }
      />
      {form?.shown.flagged === true ? (
        <>
          <Notice tone="success" title={t("flag.thanks")} live>
            <p>{t("flag.whatNow")}</p>
          </Notice>
          <LinkButton look="line" href={back}>
            {t("flag.back")}
          </LinkButton>
        </>
      ) : (
        <Panel>
          <form method="post" className="form">
            <input type="hidden" name="do" value="flag" />
            <FormErrors form="flag" />
            <ChoiceGroup
              name="kind"
              label={t("flag.kind")}
              value={typed(form, "flag", "kind")}
              error={fieldError("flag", "kind")}
              options={FLAG_KINDS.map((kind) => ({
                value: kind,
                label: t(`flag.kinds.${kind}`),
                hint: t(`flag.hints.${kind}`),
              }))}
            />
            <TextArea
              name="text"
              label={t("flag.text")}
              hint={t("flag.textHint")}
              value={typed(form, "flag", "text")}
              error={fieldError("flag", "text")}
              maxLength={MAX_REPORT_CHARS}
              rows={4}
              dir="auto"
            />
            <FormActions>
              <Button look="primary">{t("flag.send")}</Button>
              <LinkButton look="quiet" href={back}>
                {t("remove.cancel")}
              </LinkButton>
            </FormActions>
          </form>
        </Panel>
      )}
    </main>
  );
}
