import { memberPath } from "#forum/members/names.ts";
import type { AuthorRecord } from "#forum/moderation/case/queries.ts";
import { Time } from "#ui/time.tsx";
import { here } from "#web/context.ts";
import { moment, numeral } from "#web/format.ts";

/** Whose it is: how long they are here, what was decided about them, and their earlier cases. */
export function PersonRecord({ person }: { person: AuthorRecord }) {
  const { t, locale } = here();
  const { author, earlier } = person;
  const facts = [
    [t("moderation.person.role"), t(`roles.${person.role}`)],
    [t("admin.people.since"), moment(locale, person.createdAt, { time: false }).text],
    [t("admin.people.posts"), numeral(locale, person.postCount)],
    [t("moderation.person.limited"), numeral(locale, person.limited)],
  ] as const;
  return (
    <section className="panel" aria-labelledby="person">
      <h2 id="person">
        <a href={memberPath(author.username)}>{author.displayName}</a>
      </h2>
      <dl className="stored">
        {facts.map(([label, fact]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      {person.suspendedUntil !== null && <p className="state-mark">{t("moderation.person.suspended")}</p>}
      {person.silencedUntil !== null && <p className="state-mark">{t("moderation.person.silenced")}</p>}
      {earlier.length > 0 && (
        <>
          <h3>{t("moderation.person.earlier")}</h3>
          <ul className="earlier">
            {earlier.map((each) => (
              <li key={each.id}>
                <a href={`/moderation/cases/${each.id}`}>
                  {t(`moderation.kinds.${each.kind}`)}:{" "}
                  {each.outcome ? t(`moderation.outcomes.${each.outcome}`) : t("moderation.states.open")}
                </a>{" "}
                <Time {...moment(locale, each.openedAt, { time: false })} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
