import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { mayModerate } from "#forum/members/policy.ts";
import { postPath, threadPath } from "#forum/threads/addresses.ts";
import { authorsOf } from "#forum/threads/people.ts";
import { Button } from "#ui/button.tsx";
import { FormActions, TextField } from "#ui/field.tsx";
import { Breadcrumbs } from "#ui/navigation.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { FormErrors, fieldError } from "../../../form-errors.tsx";
import { postHere } from "../../../post-here.ts";

export const generateMetadata = (): Metadata => ({ title: here().t("author.title"), robots: { index: false } });

/** A moderator says whose post it is. */
export default async function AuthorPage({ params }: { params: Promise<{ postId: string }> }) {
  const { forum, actor, t, form } = here();
  if (mayModerate(actor) !== true) notFound();
  const { post, thread } = await postHere(params);
  const author = (await authorsOf(forum, [post.authorId])).get(post.authorId);
  const back = postPath(thread, post.number);
  return (
    <main id="main" className="wrap narrow">
      <PageHead
        title={t("author.title")}
        rule={t(post.number === 1 ? "author.ruleThread" : "author.rule")}
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
      <form method="post" className="form">
        <input type="hidden" name="do" value="changeAuthor" />
        <FormErrors form="changeAuthor" />
        {author && <p>{t("author.now", { name: author.displayName, username: author.username })}</p>}
        <TextField
          name="username"
          label={t("author.username")}
          value={typed(form, "changeAuthor", "username")}
          error={fieldError("changeAuthor", "username")}
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <FormActions>
          <Button>{t("author.submit")}</Button>
          <a href={back}>{t("remove.cancel")}</a>
        </FormActions>
      </form>
    </main>
  );
}
