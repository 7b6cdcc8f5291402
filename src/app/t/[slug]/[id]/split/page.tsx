import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { visibleCategories } from "#forum/categories/policy.ts";
import { structureOf } from "#forum/categories/structure.ts";
import { threadPath } from "#forum/threads/addresses.ts";
import { MAX_TITLE_CHARS } from "#forum/threads/input.ts";
import { mayArrange, mayMoveTo } from "#forum/threads/policy.ts";
import { type PostView, postsOnPage, readThread } from "#forum/threads/queries.ts";
import { Button } from "#ui/button.tsx";
import { Checkbox, ChoiceGroup, FormActions, SelectField, TextField } from "#ui/field.tsx";
import { Breadcrumbs } from "#ui/navigation.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { typed, typedList } from "#web/form-state.ts";
import { moment } from "#web/format.ts";
import { pageNumber, pathId, type Query } from "#web/params.ts";
import { categoryOptions } from "../../../../category-options.ts";
import { FormErrors, fieldError } from "../../../../form-errors.tsx";
import { Pages } from "../../../../pages.tsx";

type Props = { params: Promise<{ id: string }>; searchParams: Query };

const NAME = "split";
const SHOWN_CHARS = 160;

export const generateMetadata = (): Metadata => ({ title: here().t("split.title"), robots: { index: false } });

/** Which replies of a thread begin a new one, chosen from one page of it. */
export default async function SplitPage({ params, searchParams }: Props) {
  const { forum, actor, t, form } = here();
  const id = pathId((await params).id);
  const thread = id === null || mayArrange(actor) !== true ? "none" : await readThread(forum, actor, id);
  if (typeof thread === "string" || thread.deletedAt !== null) notFound();
  const page = pageNumber((await searchParams).page);
  if (page === null || page > thread.pages) notFound();
  const posts = (await postsOnPage(forum, actor, thread.id, page)).filter(({ number }) => number > 1);
  const structure = await structureOf(forum);
  const open = visibleCategories(actor, structure).filter((category) => mayMoveTo(actor, category, structure));
  const path = threadPath(thread);
  const error = (field: string) => fieldError(NAME, field);
  return (
    <main id="main" className="wrap narrow">
      <PageHead
        title={t("split.title")}
        rule={t("split.rule")}
        crumbs={<Breadcrumbs label={t("site.crumbs")} items={[{ href: path, label: thread.title }]} />}
      />
      <form method="post" className="form">
        <input type="hidden" name="do" value={NAME} />
        <FormErrors form={NAME} />
        {posts.length === 0 ? (
          <p>{t("split.none")}</p>
        ) : (
          <ChoiceGroup
            type="checkbox"
            name="numbers"
            label={t("split.which")}
            error={error("numbers")}
            value={typedList(form, NAME, "numbers", [])}
            options={posts.map(choiceOf)}
          />
        )}
        <Pages current={page} total={thread.pages} path={`${path}/split`} />
        <Checkbox
          name="withReplies"
          label={t("split.withReplies")}
          hint={t("split.withRepliesHint")}
          checked={form === null || typedList(form, NAME, "withReplies", []).length > 0}
        />
        <TextField
          name="title"
          label={t("compose.title")}
          hint={t("compose.titleHint")}
          value={typed(form, NAME, "title", "")}
          error={error("title")}
          maxLength={MAX_TITLE_CHARS}
          dir="auto"
          required
        />
        <SelectField
          name="categoryId"
          label={t("compose.category")}
          error={error("categoryId")}
          value={typed(form, NAME, "categoryId", String(thread.categoryId))}
          options={categoryOptions(open)}
        />
        <FormActions>
          <Button look="primary">{t("split.submit")}</Button>
        </FormActions>
      </form>
    </main>
  );
}

/** A reply as somebody recognises it: who, when, and how it begins. */
function choiceOf(post: PostView) {
  const { t, locale } = here();
  const text = post.html
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return {
    value: String(post.number),
    label: `#${post.number} ${post.author.displayName}, ${moment(locale, post.createdAt).text}`,
    hint: post.deletedAt === null || text ? decoded(text).slice(0, SHOWN_CHARS) : t("split.deleted"),
  };
}

const SIGNS: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };

function decoded(html: string): string {
  return html.replace(/&(?:amp|lt|gt|quot|#39);/g, (sign) => SIGNS[sign] ?? sign);
}
