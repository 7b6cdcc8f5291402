import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postPath, threadPath } from "#forum/threads/addresses.ts";
import { MAX_TITLE_CHARS } from "#forum/threads/input.ts";
import { mayDelete, mayEdit } from "#forum/threads/policy.ts";
import { tagsOf } from "#forum/threads/queries.ts";
import { LinkButton } from "#ui/button.tsx";
import { Composer } from "#ui/composer.tsx";
import { DiffView } from "#ui/data.tsx";
import { FormActions, TextField } from "#ui/field.tsx";
import { Breadcrumbs } from "#ui/navigation.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { errorsOf, typed } from "#web/form-state.ts";
import { diffRows } from "../../../diff-rows.ts";
import { editorProps } from "../../../editor-words.ts";
import { FormErrors, fieldError } from "../../../form-errors.tsx";
import { postHere } from "../../../post-here.ts";
import { TagsField } from "../../../tags-field.tsx";

type Props = { params: Promise<{ postId: string }> };

export const generateMetadata = (): Metadata => ({ title: here().t("edit.title"), robots: { index: false } });

export default async function EditPostPage({ params }: Props) {
  const context = here();
  const { forum, actor, t, form } = context;
  const { post, thread } = await postHere(params);
  if (mayEdit(actor, post, thread) !== true && form === null) notFound();
  const late = errorsOf(form, "edit", "body").some((error) => error.code === "edited_meanwhile");
  const mine = typed(form, "edit", "body", post.body);
  const opens = post.number === 1;
  const tags = opens ? ((await tagsOf(forum, [thread.id])).get(thread.id) ?? []).map((tag) => tag.name).join(", ") : "";
  const back = postPath(thread, post.number);
  const tagsField = opens ? await TagsField({ form: "edit", value: tags }) : null;
  const lateTitle = t(post.editedBy === actor.id ? "edit.lateOwnTitle" : "edit.lateTitle");
  return (
    <main id="main" className="wrap narrow">
      <PageHead
        title={t("edit.title")}
        rule={t("edit.rule")}
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
      {late && (
        <>
          <div role="alert" tabIndex={-1} data-errors="">
            <Notice tone="warn" title={lateTitle}>
              {t("edit.lateText")}
            </Notice>
          </div>
          {opens && <Differs label={t("compose.title")} now={thread.title} mine={typed(form, "edit", "title")} />}
          {opens && <Differs label={t("compose.tags")} now={tags} mine={typed(form, "edit", "tags")} />}
          <DiffView
            label={lateTitle}
            rows={diffRows(post.body, mine)}
            words={{ added: t("diff.mine"), removed: t("diff.theirs") }}
          />
        </>
      )}
      <Composer
        action="edit"
        // Who has seen the difference saves over it knowingly.
        hidden={{ revision: late ? post.revision : Number(typed(form, "edit", "revision")) || post.revision }}
        keep={`${actor.id}:edit:${post.id}`}
        editor={editorProps(late && form ? { ...context, form: { ...form, errors: [] } } : context, {
          form: "edit",
          label: t("edit.label"),
          submit: t("edit.submit"),
          value: mine,
        })}
      >
        {!late && <FormErrors form="edit" />}
        {opens && (
          <>
            <TextField
              name="title"
              label={t("compose.title")}
              value={typed(form, "edit", "title", thread.title)}
              error={fieldError("edit", "title")}
              maxLength={MAX_TITLE_CHARS}
              required
            />
            {tagsField}
          </>
        )}
      </Composer>
      <FormActions>
        <LinkButton look="line" small href={back}>
          {t("edit.cancel")}
        </LinkButton>
        {mayDelete(actor, post, thread) === true && (
          <LinkButton look="quiet" small icon="trash" href={`/p/${post.id}/delete`}>
            {t(opens ? "remove.titleThread" : "remove.title")}
          </LinkButton>
        )}
      </FormActions>
    </main>
  );
}

/** What stands in a one-line field now, and what was typed there. */
function Differs({ label, now, mine }: { label: string; now: string; mine: string }) {
  if (now === mine) return null;
  return (
    <p>
      {label}: <del>{now}</del> <ins>{mine}</ins>
    </p>
  );
}
