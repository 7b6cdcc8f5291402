import { HelpfulCounter } from "./counter.tsx";
import { Icon } from "./icon.tsx";
import type { PersonView } from "./person.tsx";
import { Acts, Body, ByLine, type PostView } from "./post.tsx";
import { roleItem } from "./schema.ts";
import { Static } from "./static.tsx";
import type { Moment } from "./time.tsx";

/** The accepted answer in full, right under its question. */
export function AnswerPanel({
  title,
  place,
  author,
  time,
  href,
  number,
  html,
  editedAt,
  checked,
  staff,
  role,
  helpful,
  actions,
  more,
}: {
  title: string;
  /** Leads to the answer's place in the talk. */
  place: { href: string; label: string };
  author: PersonView;
  time: Moment;
  href: string;
  number: number;
  html: string;
  /** ms; null: as it was written. */
  editedAt: number | null;
  /** Who checked it, when and for which version. */
  checked?: string;
  staff?: boolean;
} & Pick<PostView, "actions" | "more" | "role" | "helpful">) {
  return (
    <Static
      as="section"
      className="panel answer"
      data-post={number}
      aria-labelledby="accepted-answer"
      data-accepted=""
      data-staff={staff ? "" : undefined}
      {...roleItem(role)}
    >
      <h2 id="accepted-answer">
        <span>
          <Icon name="state-solved" />
          {title}
        </span>{" "}
        <a href={place.href}>{place.label}</a>
      </h2>
      <ByLine author={author} time={time} href={href} number={number} role={role} />
      {role && helpful && <HelpfulCounter {...helpful} />}
      {role && editedAt !== null && <meta itemProp="dateModified" content={new Date(editedAt).toISOString()} />}
      <Body html={html} says={role !== undefined} />
      {checked && (
        <p className="checked">
          <Icon name="check" /> {checked}
        </p>
      )}
      <Acts actions={actions} more={more} />
    </Static>
  );
}
