import type { Contact } from "./blanks.ts";
import type { Language, SpamAccount } from "./kinds.ts";
import { arrival } from "./rhythm.ts";
import { between, oneOf, shuffled } from "./spin.ts";

const FIRST = [
  "marta",
  "john",
  "lena",
  "kevin",
  "anna",
  "robert",
  "julia",
  "max",
  "sara",
  "peter",
  "nina",
  "tom",
  "ines",
  "paul",
];
const LAST = [
  "kern",
  "miller",
  "braun",
  "smith",
  "wolf",
  "jones",
  "vogel",
  "clark",
  "kraus",
  "lewis",
  "beck",
  "young",
  "roth",
  "king",
];
const MAIL_HOSTS = [
  "freemail.example",
  "post.test",
  "mail.example.net",
  "inbox.example",
  "webmail.example.org",
  "quickmail.test",
];
const SECOND_LEVEL = /^[^.]+/;

/** Who belongs to what: a manner with its language and half, before anybody has a name. */
export interface Place {
  manner: string;
  language: Language;
  locked: boolean;
}

/** So many places for a manner in each language, half of them locked; an odd one of one language is made good in the other. */
export function placesOf(manner: string, perLanguage: number, chance: () => number): Place[] {
  const first = chance() < 0.5 ? Math.floor(perLanguage / 2) : Math.ceil(perLanguage / 2);
  const lockedIn = { de: first, en: perLanguage - first };
  return (["de", "en"] as const).flatMap((language) =>
    shuffled(
      Array.from({ length: perLanguage }, (_, nth) => nth < lockedIn[language]),
      chance,
    ).map((locked) => ({ manner, language, locked })),
  );
}

/** Gives the place a name, half of them a person's and half their trade's, and what the profile says. */
export function accountAt(
  place: Place,
  account: number,
  contact: Contact,
  inProfile: boolean,
  chance: () => number,
): SpamAccount {
  const trade = (SECOND_LEVEL.exec(contact.domains[0] ?? "")?.[0] ?? "seo").replace(/[^a-z]/g, "").slice(0, 14);
  const person = `${oneOf(FIRST, chance)}${oneOf(["", "_", "-"], chance)}${oneOf(LAST, chance)}`;
  const name = chance() < 0.5 ? person : trade;
  const host = chance() < 0.2 ? (contact.domains[0] ?? "post.test") : oneOf(MAIL_HOSTS, chance);
  return {
    ...place,
    account,
    username: `${name}${between(1, 9, chance)}${account}`,
    email: `${person.replace(/\W|_/g, "")}${between(10, 9_999, chance)}x${account}@${host}`,
    bio: inProfile || chance() < 0.3 ? bioOf(contact, place.language, chance) : "",
    arrivesAfterSeconds: arrival(chance),
  };
}

function bioOf(contact: Contact, language: Language, chance: () => number): string {
  const address = `https://${contact.domains[0] ?? ""}/`;
  const lines = {
    en: [
      `Visit me: ${address}`,
      `${address} - write me ${contact.handle}`,
      `I work in marketing. [My page](${address})`,
      address,
    ],
    de: [
      `Besuch mich: ${address}`,
      `${address} - schreib mir ${contact.handle}`,
      `Ich bin Beraterin. [Meine Seite](${address})`,
      address,
    ],
  };
  return oneOf(lines[language], chance);
}
