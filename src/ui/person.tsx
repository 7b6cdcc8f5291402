import { item } from "./schema.ts";
import { Spaced } from "./spaced.tsx";

const TONES = 8;
const graphemes = new Intl.Segmenter();

/** The colour behind somebody's letter, 1 to 8, the same on every page and after a change of name. */
export function avatarTone(seed: string | number): number {
  const name = String(seed);
  let sum = 7;
  for (let at = 0; at < name.length; at++) sum = (sum * 31 + name.charCodeAt(at)) >>> 0;
  return (sum % TONES) + 1;
}

/** The first letter a reader would see, upper case; "?" for an empty name. */
export function avatarLetter(name: string): string {
  for (const { segment } of graphemes.segment(name.trim())) return segment.toLocaleUpperCase();
  return "?";
}

/** Decoration beside a name: never the only thing that says who it is, so the style sheet writes the letter. */
export function Avatar({ name, id, size }: { name: string; id?: number; size?: "small" | "large" }) {
  return (
    <span
      className={`ava ava-${avatarTone(id ?? name)}${size ? ` ${size}` : ""}`}
      aria-hidden="true"
      data-letter={avatarLetter(name)}
    />
  );
}

export function Badge({ children }: { children: string }) {
  return <span className="badge">{children}</span>;
}

/** Who somebody is here. `team` and `title` are shown for staff; `note` says their part in this thread, e.g. "asked". */
export type PersonView = {
  name: string;
  /** Gives the avatar its colour; absent: the name does. */
  id?: number;
  /** Absent for deleted accounts and imported authors without one. */
  href?: string;
  team?: string;
  title?: string;
  note?: string;
};

/** Name, team badge and what they do. `says`: the name says whose the text is, for search engines. */
export function RoleLine({ person, says }: { person: PersonView; says?: boolean }) {
  return (
    <span className="who">
      <Spaced>
        {says ? <span {...item("Person", "author")}>{nameOf(person, true)}</span> : nameOf(person, false)}
        {person.team && <span className="badge">{person.team}</span>}
        {person.title && <span className="role">{person.title}</span>}
        {person.note && <span className="role asker">{person.note}</span>}
      </Spaced>
    </span>
  );
}

function nameOf({ name, href }: PersonView, says: boolean) {
  const prop = (value: string) => (says ? { itemProp: value } : {});
  if (!href) {
    return (
      <span className="name" {...prop("name")}>
        {name}
      </span>
    );
  }
  return (
    <a className="name" href={href} {...prop("url")}>
      {says ? <span itemProp="name">{name}</span> : name}
    </a>
  );
}
