import type { SentFile } from "../../../../src/forum/fields.ts";
import type { ForEach, Role } from "../people.ts";
import type { World } from "../world.ts";

export type Fields = Readonly<Record<string, string | number | readonly string[] | SentFile>>;

/**
 * Which form, as `page do`; what each of the seven is answered; and a form that is valid, with the parts of the page's
 * address among its fields. A note says what is special about this one, where a form is tried in several ways.
 */
export type Entry = readonly [
  form: `${string} ${string}`,
  expected: ForEach<string>,
  fields: (world: World, role: Role) => Fields,
  note?: string,
];
