import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { mayFlag } from "#forum/moderation/policy.ts";
import { postPath, threadPath } from "#forum/threads/addresses.ts";
import { Breadcrumbs } from "#ui/navigation.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { FlagForm } from "../../../flag-form.tsx";
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
      <FlagForm about="post" back={back} />
    </main>
  );
}
