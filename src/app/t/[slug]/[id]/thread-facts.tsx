import { Button } from "#ui/button.tsx";
import { Time } from "#ui/time.tsx";
import { moment } from "#web/format.ts";
import { personOf, type Scene } from "./scene.ts";

/** At a glance: who began it when, and who takes part on this page. */
export function ThreadFactsAside({ scene }: { scene: Scene }) {
  const { thread, posts, context } = scene;
  const { t, locale } = context;
  const people = new Map(posts.filter((post) => post.deletedAt === null).map((post) => [post.author.id, post.author]));
  return (
    <>
      <h2>{t("thread.facts")}</h2>
      <ul>
        <li>
          {t(thread.kind === "question" ? "thread.asked" : "thread.begun")}{" "}
          <Time {...moment(locale, thread.createdAt, { time: false })} />
        </li>
        {thread.replyCount > 0 && (
          <li>
            {t("thread.lastReply")} <Time {...moment(locale, thread.lastPostAt, { time: false })} />
          </li>
        )}
        {thread.closedAt !== null && (
          <li>
            {thread.closedReason ? t("thread.closedBecause", { reason: thread.closedReason }) : t("lists.closed")}
          </li>
        )}
      </ul>
      {context.actor.id !== null && (
        <>
          <h2>{t("thread.mails")}</h2>
          <form method="post">
            <input type="hidden" name="do" value={scene.muted ? "unmute" : "mute"} />
            <Button look="line" small icon="mail">
              {t(scene.muted ? "thread.unmute" : "thread.mute")}
            </Button>
          </form>
        </>
      )}
      <h2>{t("thread.people")}</h2>
      <ul>
        {[...people.values()].map((author) => {
          const person = personOf(author);
          return (
            <li key={author.id}>
              {person.href ? <a href={person.href}>{person.name}</a> : person.name}{" "}
              {person.team && <span className="badge">{person.team}</span>}
            </li>
          );
        })}
      </ul>
    </>
  );
}
