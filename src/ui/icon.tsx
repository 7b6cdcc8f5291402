/** Drawings in `public/icons.svg`; the sprite is one cached request for all pages. */
export type IconName =
  | "back"
  | "bell"
  | "bold"
  | "brand"
  | "bullets"
  | "check"
  | "close"
  | "code"
  | "down"
  | "edit"
  | "eye"
  | "flag"
  | "gear"
  | "heading"
  | "history"
  | "hook"
  | "image"
  | "info"
  | "italic"
  | "link"
  | "lock"
  | "mail"
  | "menu"
  | "more"
  | "next"
  | "numbers"
  | "people"
  | "person"
  | "pin"
  | "plus"
  | "quote"
  | "reply"
  | "right"
  | "search"
  | "state-announcement"
  | "state-answered"
  | "state-solved"
  | "state-talk"
  | "state-waiting"
  | "stop"
  | "tasks"
  | "thanks"
  | "trash"
  | "up"
  | "warn";

/** A drawing beside words that say the same; it is hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" aria-hidden="true">
      <use href={`/icons.svg#${name}`} />
    </svg>
  );
}
