import { memberPath } from "#forum/members/names.ts";
import type { CaseView } from "#forum/moderation/case/queries.ts";
import { postPath, threadPath } from "#forum/threads/addresses.ts";
import { DiffView } from "#ui/data.tsx";
import { Fold } from "#ui/fold.tsx";
import { Time } from "#ui/time.tsx";
import { here } from "#web/context.ts";
import { moment } from "#web/format.ts";
import { diffRows } from "../../../diff-rows.ts";

/** What the case is about: the post with its talk and both versions, the decision that is objected to, or the account. */
export function Subject({ found }: { found: CaseView }) {
  const { t } = here();
  if (found.appealed) {
    return (
      <>
        <Appealed found={found} />
        {found.about && <AboutPost found={found} />}
      </>
    );
  }
  if (found.about) return <AboutPost found={found} />;
  if (found.person && found.row.target === "member") {
    return (
      <section aria-labelledby="subject">
        <h2 id="subject">{t("moderation.targets.member")}</h2>
        <p>
          <a href={memberPath(found.person.author.username)}>
            {found.person.author.displayName} (@{found.person.author.username})
          </a>
        </p>
        {found.person.bio && (
          <div className="panel">
            <p className="whitespace-pre-line" dir="auto">
              {found.person.bio}
            </p>
          </div>
        )}
      </section>
    );
  }
  return <p className="meta">{t("moderation.nothingThere")}</p>;
}

function AboutPost({ found }: { found: CaseView }) {
  const { t, locale } = here();
  if (!found.about) return null;
  const { post, thread, category, absence } = found.about;
  const path = post.number > 0 ? postPath(thread, post.number) : threadPath(thread);
  return (
    <section aria-labelledby="post">
      <h2 id="post">
        {post.number === 1 ? t("moderation.thread") : t("moderation.replyIn")}{" "}
        <a href={path} dir="auto">
          {thread.title}
        </a>
      </h2>
      <p className="meta">
        <span>{category.name}</span>
        <span>{found.person?.author.displayName}</span>
        <Time {...moment(locale, post.createdAt)} relative />
        {absence.withheld && <span className="state-mark">{t(`moderation.withheld.${absence.withheld}`)}</span>}
        {absence.deletedAt !== null && !absence.withheld && (
          <span className="state-mark">{t("moderation.withheld.deleted")}</span>
        )}
      </p>
      <div className="panel">
        <div className="body" dangerouslySetInnerHTML={{ __html: post.html }} />
      </div>
      {found.reported && (
        <>
          <h3>{t("moderation.changedSince")}</h3>
          <DiffView
            label={t("moderation.changedSince")}
            rows={diffRows(found.reported.body, post.body)}
            words={{ added: t("diff.added"), removed: t("diff.removed") }}
          />
        </>
      )}
      {found.context.length > 0 && (
        <Fold label={t("moderation.context")}>
          {found.context.map((each) => (
            <article key={each.number} className="panel">
              <p className="meta">
                <b>{each.author.displayName}</b> #{each.number}
              </p>
              <div className="body" dangerouslySetInnerHTML={{ __html: each.html }} />
            </article>
          ))}
        </Fold>
      )}
    </section>
  );
}

function Appealed({ found }: { found: CaseView }) {
  const { t, locale } = here();
  const line = found.appealed;
  if (!line) return null;
  return (
    <section aria-labelledby="subject">
      <h2 id="subject">{t("moderation.appealed")}</h2>
      <dl className="stored">
        <div>
          <dt>{t("moderation.log.what")}</dt>
          <dd>{t(`moderation.outcomes.${line.kind}`)}</dd>
        </div>
        <div>
          <dt>{t("moderation.log.who")}</dt>
          <dd>{line.by?.displayName ?? t("moderation.system")}</dd>
        </div>
        <div>
          <dt>{t("moderation.rule")}</dt>
          <dd>{line.ruleText}</dd>
        </div>
        <div>
          <dt>{t("moderation.reason")}</dt>
          <dd>{line.reason}</dd>
        </div>
        <div>
          <dt>{t("moderation.log.when")}</dt>
          <dd>
            <Time {...moment(locale, line.createdAt)} />
          </dd>
        </div>
      </dl>
      {line.caseId !== null && (
        <p>
          <a href={`/moderation/cases/${line.caseId}`}>{t("moderation.firstCase")}</a>
        </p>
      )}
    </section>
  );
}
