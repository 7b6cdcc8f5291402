import type { Language, Scene } from "./kinds.ts";
import { between, oneOf } from "./spin.ts";

const NAMES = {
  en: [
    "Martha",
    "Steve",
    "Linda",
    "Kelvin",
    "Grace",
    "Patrick",
    "Olivia",
    "Moses",
    "Anita",
    "Brandon",
    "Felicia",
    "Gary",
  ],
  de: ["Sabine", "Torsten", "Lena", "Uwe", "Claudia", "Dennis", "Heike", "Jürgen", "Melanie", "Rico", "Petra", "Sven"],
};
const CITIES = {
  en: ["London", "Austin", "Toronto", "Dubai", "Manchester", "Sydney", "Lagos", "Delhi", "Leeds", "Tampa"],
  de: ["Berlin", "Köln", "Leipzig", "Wien", "Hamburg", "Zürich", "Essen", "Graz", "Bremen", "Kassel"],
};
/** Kept free by RFC 2606 and RFC 6761, so that nobody real is named. */
const TAILS = [".example", ".example", ".test", ".example.com", ".example.net", ".example.org"];
const PATHS = [
  "offer",
  "go",
  "p",
  "angebot",
  "start",
  "best",
  "de/top",
  "blog/review",
  "r",
  "shop/item",
  "aktion",
  "lp",
];

/** How an account can be reached, the same in all its posts. */
export interface Contact {
  domains: string[];
  phone: string;
  handle: string;
  mail: string;
}

/** Most accounts have few domains, some a new one for every post. */
export function contactOf(trades: readonly string[], language: Language, chance: () => number): Contact {
  const howMany = chance() < 0.25 ? 50 : between(1, 3, chance);
  const domains = Array.from({ length: howMany }, () => domainOf(trades, chance));
  return {
    domains,
    phone: phoneOf(language, chance),
    handle: `@${oneOf(trades, chance).replace(/\W/g, "")}_${between(10, 999, chance)}`,
    mail: `${oneOf(["info", "office", "contact", "support", "kredit"], chance)}${between(1, 99, chance)}@${domains[0] ?? ""}`,
  };
}

function domainOf(trades: readonly string[], chance: () => number): string {
  const second = oneOf(["", "-24", "4you", "-online", "hub", "-pro", "world", "-direkt", "now"], chance);
  return `${oneOf(trades, chance)}${second}${between(1, 999, chance)}${oneOf(TAILS, chance)}`;
}

/** Of the ranges that are kept for films and books. */
function phoneOf(language: Language, chance: () => number): string {
  const last = String(between(0, 99, chance)).padStart(2, "0");
  const of = {
    en: [
      `+1 (202) 555-01${last}`,
      `+1-800-555-01${last}`,
      `+44 7700 9001${last}`,
      `020 7946 03${last}`,
      `+12025550${100 + Number(last)}`,
    ],
    de: [
      `030 23125 4${last}`,
      `+49 30 231251${last}`,
      `0171/39200${last}`,
      `+49 171 39200 ${last}`,
      `(069) 900092${last}`,
    ],
  };
  return oneOf(of[language], chance);
}

/** What stands for each `$word` of a template in one post. */
export function blanksFor(
  { company }: Scene,
  about: { title: string; texts: readonly string[] },
  contact: Contact,
  language: Language,
  chance: () => number,
): (name: string) => string {
  const domain = oneOf(contact.domains, chance);
  const money = (amount: number) =>
    language === "de" ? `${amount.toLocaleString("de-DE")} €` : `$${amount.toLocaleString("en-US")}`;
  const copied = sentencesOf(about.texts, chance);
  const middle = copied.indexOf(" ", Math.floor(copied.length / 2));
  const blanks: Record<string, () => string> = {
    company: () => company,
    topic: () => about.title,
    copied: () => copied,
    begun: () => copied.slice(0, Math.max(0, middle)),
    ended: () => copied.slice(Math.max(0, middle)).trim(),
    link: () => linkTo(domain, chance),
    domain: () => (chance() < 0.3 ? `www.${domain}` : domain),
    dotted: () => domain.replaceAll(".", oneOf([" dot ", " [dot] ", "(.)", " punkt ", " . "], chance)),
    phone: () => contact.phone,
    spelledPhone: () => spelled(contact.phone, chance),
    handle: () => contact.handle,
    mail: () =>
      chance() < 0.3 ? contact.mail.replace("@", oneOf([" (at) ", " [at] ", " AT "], chance)) : contact.mail,
    name: () => oneOf(NAMES[language], chance),
    city: () => oneOf(CITIES[language], chance),
    price: () => money(between(5, 990, chance)),
    amount: () => money(between(11, 950, chance) * 100),
    percent: () => `${between(2, 95, chance)}${language === "de" ? " %" : "%"}`,
    number: () => String(between(12, 980, chance)),
    small: () => String(between(2, 9, chance)),
    year: () => String(between(2024, 2027, chance)),
  };
  return (name) => {
    const blank = blanks[name];
    if (!blank) throw new Error(`No template may ask for $${name}.`);
    return blank();
  };
}

function linkTo(domain: string, chance: () => number): string {
  const path = oneOf(PATHS, chance);
  const tail = between(100, 99_999, chance).toString(36);
  return oneOf(
    [
      `https://${domain}/${path}/${tail}`,
      `https://${domain}/${path}?ref=${tail}`,
      `http://${domain}/${tail}`,
      `https://www.${domain}/`,
      `https://${tail}.${domain}`,
      `https://${domain}/?utm_source=forum&utm_campaign=${tail}`,
    ],
    chance,
  );
}

const DIGIT_SIGNS = ["0️⃣", "1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣", "9️⃣"];

/** A number for people, not for patterns: digits apart, in circles, or O and l among them. */
function spelled(phone: string, chance: () => number): string {
  const digits = phone.replace(/[^\d+]/g, "");
  return oneOf(
    [
      [...digits].join(" "),
      [...digits].join("."),
      [...digits].map((digit) => DIGIT_SIGNS[Number(digit)] ?? digit).join(""),
      phone.replaceAll("0", "O").replaceAll("1", "l"),
      phone.replaceAll("-", "~").replaceAll(" ", "_"),
    ],
    chance,
  );
}

/** One to four sentences of some post, without the Markdown of lists and quotes. */
function sentencesOf(texts: readonly string[], chance: () => number): string {
  const plain = oneOf(texts, chance)
    .replace(/^[>#*\-\d.\s]+/gm, "")
    .replace(/\s+/g, " ")
    .trim();
  const sentences = plain.split(/(?<=[.!?])\s+/);
  const from = between(0, Math.max(0, sentences.length - 2), chance);
  return sentences
    .slice(from, from + between(1, 4, chance))
    .join(" ")
    .slice(0, 900);
}
