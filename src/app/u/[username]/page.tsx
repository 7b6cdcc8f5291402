import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { memberPath } from "#forum/members/names.ts";
import { type Profile, readProfile } from "#forum/members/profile.ts";
import { mayFlagMember } from "#forum/moderation/policy.ts";
import { writtenBy } from "#forum/threads/person-posts.ts";
import { LinkButton } from "#ui/button.tsx";
import { Counter } from "#ui/counter.tsx";
import { Avatar, Badge } from "#ui/person.tsx";
import { item } from "#ui/schema.ts";
import { Spaced } from "#ui/spaced.tsx";
import { Time } from "#ui/time.tsx";
import { here } from "#web/context.ts";
import { moment } from "#web/format.ts";
import { pageNumber, type Query, single } from "#web/params.ts";
import { publicHead } from "../../public-head.ts";
import { Activity, activityHref } from "./activity.tsx";
import { ModeratorTools } from "./moderator-tools.tsx";

type Props = { params: Promise<{ username: string }>; searchParams: Query };

async function profileIn(params: Props["params"]) {
  return readProfile(here().forum, decodeURIComponent((await params).username));
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [answer, query] = await Promise.all([profileIn(params), searchParams]);
  if (answer.kind !== "found") return {};
  const { profile } = answer;
  const { t, settings } = here();
  const shown = single(query.show) === "replies" ? "replies" : "threads";
  const page = pageNumber(query.page) ?? 1;
  const path = memberPath(profile.username);
  const name = `${profile.displayName} (@${profile.username})`;
  const about = t(`person.about_${shown}`, { name, site: settings.siteName });
  return publicHead({
    title: shown === "replies" ? t("person.repliesOf", { name }) : name,
    description: [about, profile.bio].filter(Boolean).join(" "),
    address: activityHref(path, shown, page),
    page,
    feed: `${path}.rss`,
    shared: { type: "profile", username: profile.username },
    // Somebody who has written nothing that everybody may read is no business of search engines.
    isListed: profile.publicSince !== null,
  });
}

export default async function ProfilePage({ params, searchParams }: Props) {
  const context = here();
  const answer = await profileIn(params);
  if (answer.kind === "moved") permanentRedirect(memberPath(answer.username) + context.url.search);
  if (answer.kind === "gone") context.status = 410;
  if (answer.kind !== "found") notFound();
  const { profile } = answer;
  const page = pageNumber((await searchParams).page);
  if (page === null) notFound();
  const shown = single((await searchParams).show) === "replies" ? "replies" : "threads";
  return (
    <main id="main" className="wrap" {...item("ProfilePage")}>
      <Person profile={profile} />
      <ModeratorTools profile={profile} />
      <Activity profile={profile} path={memberPath(profile.username)} shown={shown} page={page} />
    </main>
  );
}

async function Person({ profile }: { profile: Profile }) {
  const { forum, t, locale, actor } = here();
  // Members have no use for it.
  const written = actor.id === null ? await writtenBy(forum, actor, profile.id) : null;
  const { id, displayName, username, team, title, bio, createdAt } = profile;
  return (
    <>
      <meta itemProp="dateCreated" content={new Date(createdAt).toISOString()} />
      {written?.lastAt && <meta itemProp="dateModified" content={new Date(written.lastAt).toISOString()} />}
      <div {...item("Person", "mainEntity")}>
        <meta itemProp="identifier" content={String(id)} />
        {written && <Counter of="WriteAction" times={written.posts} agent />}
        {written && <Counter of="LikeAction" times={written.helpful} />}
        <div className="person">
          <Avatar name={displayName} id={id} size="large" />
          <div>
            <h1 itemProp="name">{displayName}</h1>
            <p className="meta">
              <Spaced>
                {" "}
                <span>
                  @<span itemProp="alternateName">{username}</span>
                </span>
                {team && <Badge>{team}</Badge>}
                {title && <span>{title}</span>}
                <span>
                  {t("person.since")} <Time {...moment(locale, createdAt, { time: false })} />
                </span>
              </Spaced>{" "}
            </p>
          </div>
        </div>
        {bio && (
          <p className="my-4 max-w-prose whitespace-pre-line" dir="auto" itemProp="description">
            {bio}
          </p>
        )}
      </div>
      {mayFlagMember(actor, profile) === true && (
        <p>
          <LinkButton look="quiet" small icon="flag" href={`${memberPath(profile.username)}/flag`}>
            {t("person.flag")}
          </LinkButton>
        </p>
      )}
      {actor.id === profile.id && (
        <p className="flex flex-wrap items-center gap-2">
          <LinkButton look="line" small icon="edit" href="/settings/profile">
            {t("person.edit")}
          </LinkButton>
          <LinkButton look="quiet" small href="/settings/record">
            {t("person.record")}
          </LinkButton>
        </p>
      )}
    </>
  );
}
