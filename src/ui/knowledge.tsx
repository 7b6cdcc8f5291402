import { Pill, StateMark, type ThreadState } from "./mark.tsx";
import { Body } from "./post.tsx";
import { Static } from "./static.tsx";
import { type Moment, Time } from "./time.tsx";

type Link = { href: string; label: string };

/** What came out of a thread: the first thing on its page. */
export function ResultPanel({
  title,
  html,
  by,
  time,
  links,
}: {
  title: string;
  html: string;
  by: string;
  time: Moment;
  links: readonly Link[];
}) {
  return (
    <Static as="section" className="panel result" id="result" aria-labelledby="result-title">
      <h2 id="result-title">{title}</h2>
      <Body html={html} />
      <p className="meta">
        <span>
          {by} · <Time {...time} />
        </span>
        {links.map((link) => (
          <a key={link.href} href={link.href}>
            {link.label}
          </a>
        ))}
      </p>
    </Static>
  );
}

/** A few threads by title and state, e.g. what is related, or what may answer a question already. */
export function RelatedThreads({
  title,
  threads,
}: {
  title: string;
  threads: readonly { href: string; title: string; state: ThreadState; label: string }[];
}) {
  if (threads.length === 0) return null;
  return (
    <Static as="section" className="related" aria-labelledby="related">
      <h2 id="related">{title}</h2>
      <ul>
        {threads.map((thread) => (
          <li key={thread.href}>
            <StateMark state={thread.state} label={thread.label} />
            <a href={thread.href}>{thread.title}</a>
          </li>
        ))}
      </ul>
    </Static>
  );
}

/** What may answer a question already, beside its title; the script fills it while one types, heading and all. */
export function SimilarThreads({
  title,
  solved,
  threads,
}: {
  title: string;
  solved: string;
  threads: readonly { href: string; title: string; isSolved: boolean }[];
}) {
  return (
    <section
      className="similar"
      data-similar={title}
      data-solved={solved}
      hidden={threads.length === 0}
      aria-live="polite"
    >
      {threads.length > 0 && (
        <>
          <h2>{title}</h2>
          <ul>
            {threads.map((thread) => (
              <li key={thread.href}>
                <a href={thread.href} target="_blank" rel="noopener">
                  {thread.title}
                </a>{" "}
                {thread.isSolved && <Pill tone="solved">{solved}</Pill>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
