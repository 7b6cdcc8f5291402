import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { communityRules } from "#forum/moderation/rules.ts";
import { postPath, threadPath } from "#forum/threads/addresses.ts";
import { MAX_REASON_CHARS } from "#forum/threads/input.ts";
import { mayDelete } from "#forum/threads/policy.ts";
import { ConfirmPage } from "#ui/confirm.tsx";
import { SelectField, TextField } from "#ui/field.tsx";
import { Breadcrumbs } from "#ui/navigation.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { FormErrors, fieldError } from "../../../form-errors.tsx";
import { postHere } from "../../../post-here.ts";

type Props = { params: Promise<{ postId: string }> };

export const generateMetadata = (): Metadata => ({ title: here().t("remove.title"), robots: { index: false } });

export default async function DeletePostPage({ params }: Props) {
  const { actor, t, form, settings, locale } = here();
  const { post, thread } = await postHere(params);
  if (mayDelete(actor, post, thread) !== true && form === null) notFound();
  const whole = post.number === 1;
  const back = postPath(thread, post.number);
  const own = post.authorId === actor.id;
  return (
    <main id="main" className="wrap narrow">
      <PageHead
        title={t(whole ? "remove.titleThread" : "remove.title")}
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
      <FormErrors form="delete" />
      <ConfirmPage
        action="delete"
        question={t(whole ? "remove.questionThread" : "remove.question")}
        confirmLabel={t(whole ? "remove.confirmThread" : "remove.confirm")}
        cancel={{ href: back, label: t("remove.cancel") }}
      >
        {!own && (
          <SelectField
            name="rule"
            label={t("moderation.rule")}
            value={typed(form, "delete", "rule")}
            error={fieldError("delete", "rule")}
            options={communityRules(settings, locale).map(({ key, text }) => ({ value: key, label: text }))}
          />
        )}
        {!own && (
          <TextField
            name="reason"
            label={t("remove.reason")}
            hint={t("remove.reasonHint")}
            optional={t("compose.optional")}
            error={fieldError("delete", "reason")}
            maxLength={MAX_REASON_CHARS}
          />
        )}
      </ConfirmPage>
    </main>
  );
}
