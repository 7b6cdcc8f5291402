import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { memberPath } from "#forum/members/names.ts";
import { readProfile } from "#forum/members/profile.ts";
import { mayFlagMember } from "#forum/moderation/policy.ts";
import { Breadcrumbs } from "#ui/navigation.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { FlagForm } from "../../../flag-form.tsx";
import { membersOnly } from "../../../members-only.ts";

export const generateMetadata = (): Metadata => ({ title: here().t("flag.titlePerson"), robots: { index: false } });

/** Asks a moderator to look at an account. */
export default async function FlagPersonPage({ params }: { params: Promise<{ username: string }> }) {
  membersOnly();
  const { forum, actor, t, form } = here();
  const answer = await readProfile(forum, decodeURIComponent((await params).username));
  if (answer.kind !== "found") notFound();
  const { profile } = answer;
  const back = memberPath(profile.username);
  if (mayFlagMember(actor, profile) !== true && form === null) notFound();
  return (
    <main id="main" className="wrap narrow">
      <PageHead
        title={t("flag.titlePerson")}
        rule={t("flag.rulePerson", { name: profile.displayName })}
        crumbs={
          <Breadcrumbs
            label={t("site.crumbs")}
            items={[{ href: back, label: `${profile.displayName} (@${profile.username})` }]}
          />
        }
      />
      <FlagForm about="person" back={back} />
    </main>
  );
}
