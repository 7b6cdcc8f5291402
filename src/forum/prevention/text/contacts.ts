/** Numbers, handles and addresses under which somebody wants to be reached. */

export interface Contact {
  /** `name`: "@name" of nobody here. */
  kind: "phone" | "handle" | "email" | "name";
  /** The same for the same number, however it is written. */
  value: string;
}

/** Digits in groups: with a country's or an area's sign in front, or as many as a number to call has. */
const PHONE = /(?<![\p{L}\p{N}.,/=_#-])(?:\+|00|\(|0|1[-. ])?\d[\d ()./-]{7,22}\d(?![\p{L}\p{N}%€$:_=]|[.,]\d)/gu;
const EMAIL = /[\p{L}\p{N}._%+-]{2,64}@(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,12}/giu;
/** Everything in these is bounded: whoever writes ten thousand blanks does not make everybody wait. */
const HANDLES = [
  /(?:t\.me|wa\.me|telegram\.me|signal\.me|discord\.gg)\/\+?([\w.-]{3,40})/gi,
  /(?:telegram|whats ?app|signal|wickr|threema|viber|snapchat|line id|skype|kik)\s{0,5}[:=@(-]{0,3}\s{0,5}@?([\w.+-]{4,40})/gi,
];
/** "@name" that is no member. */
const AT_NAME = /(?<![\p{L}\p{N}._%+-])@([\w.]{3,40})/gu;

/** Digits one by one, as a number is dictated: it begins like one, and is no counting and no row of noughts and ones. */
const DICTATED = /(?<![\p{L}\p{N}.+]|\d )(?:\+[ .]?\d|0)(?:[ .]\d){8,13}(?!\p{L}|[ .]?\d)/gu;
/** Digits in boxes: what stands around them goes. */
const BOXED = /(?<=\d)\ufe0f?\u20e3/gu;
const LEAST_DIFFERENT = 4;

/** `members`: names that are mentioned, and are people of this forum. */
export function contactsIn(text: string, members: readonly string[]): Contact[] {
  const found = new Map<string, Contact>();
  const add = (kind: Contact["kind"], value: string) => found.set(`${kind}:${value}`, { kind, value });
  for (const [address] of text.matchAll(EMAIL)) add("email", address.toLowerCase());
  const rest = text.replace(EMAIL, " ").replace(BOXED, "");
  for (const pattern of HANDLES) for (const [, name = ""] of rest.matchAll(pattern)) add("handle", name.toLowerCase());
  const people = new Set(members.map((name) => name.toLowerCase()));
  for (const [, name = ""] of rest.matchAll(AT_NAME)) {
    const handle = name.toLowerCase().replace(/\.$/, "");
    if (!people.has(handle)) add("name", handle);
  }
  const plain = rest.replace(/https?:\/\/\S+/g, " ");
  const numbers = [...plain.matchAll(PHONE)].map(([number]) => number).filter(isPhone);
  const dictated = [...plain.matchAll(DICTATED)].map(([number]) => number).filter(isDictated);
  for (const number of [...numbers, ...dictated]) {
    add("phone", number.replace(/\D/g, "").replace(/^(?:00|0|1(?=\d{10}$))/, ""));
  }
  return [...found.values()];
}

/** Neither a date nor a version nor a row of figures: nine to fourteen digits, most groups of two and more. */
function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, "");
  if (digits.length < 9 || digits.length > 14) return false;
  if (/^(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}/.test(text) || /^\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d/.test(text))
    return false;
  if (/^\d+$/.test(text)) return /^(?:0[1-9]|00[1-9])/.test(text);
  const groups = text.split(/\D+/).filter(Boolean);
  return groups.length <= 6 && groups.filter(({ length }) => length >= 2).length >= groups.length - 1;
}

function isDictated(text: string): boolean {
  const digits = text.replace(/\D/g, "");
  return new Set(digits).size >= LEAST_DIFFERENT && !"0123456789012345".includes(digits.slice(0, 9));
}
