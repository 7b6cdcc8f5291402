import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readWithheld } from "#forum/moderation/record/withheld/queries.ts";
import { toldOf } from "#forum/moderation/told.ts";
import { MAX_TITLE_CHARS } from "#forum/threads/input.ts";
import { Composer } from "#ui/composer.tsx";
import { TextField } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHead, Panel } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { moment } from "#web/format.ts";
import { pathId } from "#web/params.ts";
import { editorProps } from "../../../editor-words.ts";
import { FormErrors, fieldError } from "../../../form-errors.tsx";
import { membersOnly } from "../../../members-only.ts";

export const generateMetadata = (): Metadata => ({ title: here().t("withheld.title"), robots: { index: false } });

/** What its author reads of a post that waits, or was hidden; for everybody else there is nothing here. */
export default async function WithheldPage({ params }: { params: Promise<{ postId: string }> }) {
  membersOnly();
  const context = here();
  const { forum, actor, t, locale, form } = context;
  const id = pathId((await params).postId);
  const found = id === null ? null : await readWithheld(forum, actor, id);
  if (!found) notFound();
  const { post, title, state, decision, mayChange, wasChanged } = found;
  const told = decision && toldOf({ kind: "decision", decision }, t, (at) => moment(locale, at).text);
  return (
    <main id="main" className="wrap narrow">
      <PageHead title={t(state === "held" ? "withheld.held" : "withheld.hidden")} rule={title} />
      {state === "held" ? (
        <Notice title={t("withheld.heldTitle")}>
          <p>{t("withheld.heldText")}</p>
        </Notice>
      ) : (
        <Notice tone="warn" title={told?.title ?? t("withheld.hiddenTitle")}>
          {(told?.paragraphs ?? [t("withheld.hiddenText")]).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <p>
            <a href="/settings/record">{t("told.record")}</a>
          </p>
        </Notice>
      )}
      <Panel title={t("withheld.yours")}>
        <div className="body" dangerouslySetInnerHTML={{ __html: post.html }} />
      </Panel>
      {wasChanged && <Notice>{t("errors.edited_once")}</Notice>}
      {mayChange && (
        <Composer
          action="edit"
          hidden={{ revision: post.revision }}
          keep={`${actor.id}:withheld:${post.id}`}
          editor={editorProps(context, {
            form: "edit",
            label: t("withheld.change"),
            submit: t("withheld.submit"),
            value: typed(form, "edit", "body", post.body),
          })}
        >
          <FormErrors form="edit" />
          {post.number === 1 && (
            <TextField
              name="title"
              label={t("compose.title")}
              value={typed(form, "edit", "title", title)}
              error={fieldError("edit", "title")}
              maxLength={MAX_TITLE_CHARS}
              required
            />
          )}
        </Composer>
      )}
    </main>
  );
}
