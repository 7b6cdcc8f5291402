import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { mayStartIn, visibleCategories } from "#forum/categories/policy.ts";
import { structureOf } from "#forum/categories/structure.ts";
import type { SimilarThread } from "#forum/search/similar.ts";
import { shownNow } from "#forum/sent.ts";
import { threadPath } from "#forum/threads/addresses.ts";
import { MAX_TITLE_CHARS } from "#forum/threads/input.ts";
import { LinkButton } from "#ui/button.tsx";
import { Composer } from "#ui/composer.tsx";
import { SelectField, TextField } from "#ui/field.tsx";
import { SimilarThreads } from "#ui/knowledge.tsx";
import { EmptyState, Notice } from "#ui/notice.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { type Query, single } from "#web/params.ts";
import { categoryOptions } from "../category-options.ts";
import { editorProps, trapProps } from "../editor-words.ts";
import { FormErrors, fieldError } from "../form-errors.tsx";
import { returnHere } from "../return-here.ts";
import { TagsField } from "../tags-field.tsx";

export const generateMetadata = (): Metadata => ({ title: here().t("compose.pageTitle"), robots: { index: false } });

export default async function NewThreadPage({ searchParams }: { searchParams: Query }) {
  const context = here();
  const { forum, actor, t, form, settings } = context;
  if (actor.id === null) {
    return (
      <main id="main" className="wrap narrow">
        <PageHead title={t("compose.pageTitle")} rule={t("compose.signInFirst")} />
        <p>
          <LinkButton look="primary" href={`/sign-in${returnHere()}`}>
            {t("site.signIn")}
          </LinkButton>{" "}
          {settings.registrationOpen && <LinkButton href={`/sign-up${returnHere()}`}>{t("site.signUp")}</LinkButton>}
        </p>
      </main>
    );
  }
  const structure = await structureOf(forum);
  const open = visibleCategories(actor, structure).filter(
    (category) => mayStartIn(actor, category, structure) === true,
  );
  if (open.length === 0) {
    return (
      <main id="main" className="wrap narrow">
        <PageHead title={t("compose.pageTitle")} />
        <EmptyState title={t("compose.nowhereTitle")}>{t("compose.nowhereText")}</EmptyState>
      </main>
    );
  }
  const similar = (form?.shown.similar as SimilarThread[] | undefined) ?? [];
  // Awaited: what stands in a composer is written synchronously.
  const tagsField = await TagsField({ form: "start" });
  const wanted = typed(form, "start", "categoryId") || single((await searchParams).category);
  return (
    <main id="main" className="wrap narrow">
      <PageHead title={t("compose.pageTitle")} rule={t("compose.rule")} />
      {form?.shown.resumed === true && <Notice tone="success">{t("reply.resumed")}</Notice>}
      <Composer
        action="start"
        hidden={{
          clientKey: typed(form, "start", "clientKey") || randomUUID(),
          looked: similar.length > 0 ? "yes" : typed(form, "start", "looked"),
          shown: typed(form, "start", "shown") || shownNow(forum),
        }}
        trap={trapProps(context)}
        keep={`${actor.id}:new`}
        editor={editorProps(context, {
          form: "start",
          label: t("compose.body"),
          submit: t(similar.length > 0 ? "similar.postAnyway" : "compose.submit"),
          value: typed(form, "start", "body"),
        })}
      >
        <FormErrors form="start" />
        <SelectField
          name="categoryId"
          label={t("compose.category")}
          error={fieldError("start", "categoryId")}
          value={wanted}
          options={[{ value: "", label: t("compose.choose") }, ...categoryOptions(open)]}
          required
        />
        <TextField
          name="title"
          label={t("compose.title")}
          hint={t("compose.titleHint")}
          value={typed(form, "start", "title") || single((await searchParams).title)}
          error={fieldError("start", "title")}
          maxLength={MAX_TITLE_CHARS}
          required
        />
        <SimilarThreads
          title={t(similar.length > 0 ? "similar.before" : "similar.title")}
          solved={t("states.solved")}
          threads={similar.map((thread) => ({ ...thread, href: threadPath(thread) }))}
        />
        {tagsField}
      </Composer>
    </main>
  );
}
