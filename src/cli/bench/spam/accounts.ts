/** Writes the spam: accounts with their posts and rhythm, from a half's material. Knows nothing of what looks for it. */
import { type Half, type Language, MANNERS, type Manner } from "./material.ts";
import { type Random, randomFrom, spin } from "./random.ts";

export const ACCOUNTS_PER_HALF = 100;
export const POSTS_PER_ACCOUNT = 50;

export interface SpamPost {
  /** Milliseconds after the run's begin. */
  at: number;
  /** Between the form's being shown and its being sent. */
  tookMs: number;
  /** A program that fills every field it sees. */
  fillsEverything: boolean;
  /** null: a reply. */
  title: string | null;
  body: string;
}

export interface SpamAccount {
  name: string;
  manner: Manner;
  language: Language;
  address: string;
  email: string;
  joinsAt: number;
  posts: readonly SpamPost[];
}

/** What the forum that is attacked has to offer. */
export interface Ground {
  /** Answers to copy. */
  answers: readonly string[];
  /** Words from titles of threads. */
  topics: readonly string[];
}

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;
/** In which everything happens. */
export const SPAN_MS = 14 * DAY;

/** The accounts of a half: ten of each manner, five a language. The same for the same half and ground. */
export function spamOf(half: Half, ground: Ground): SpamAccount[] {
  const random = randomFrom(half.seed);
  const accounts: SpamAccount[] = [];
  for (let index = 0; index < ACCOUNTS_PER_HALF; index++) {
    const manner = MANNERS[index % MANNERS.length] as Manner;
    const language: Language = Math.floor(index / MANNERS.length) % 2 === 0 ? "de" : "en";
    accounts.push(accountOf(half, ground, random, { index, manner, language }));
  }
  return accounts;
}

interface Who {
  index: number;
  manner: Manner;
  language: Language;
}

function accountOf(half: Half, ground: Ground, random: Random, { index, manner, language }: Who): SpamAccount {
  const { pick, below, chance } = random;
  const { syllables } = half.hosts;
  const name = `${pick(syllables)}${pick(syllables)}${index}`;
  const goods = pushed(half, random, language, name);
  // Slow starters take days; the others come in bursts of some hours, a few over two days.
  const isSlow = manner === "slow_starter" || chance(0.1);
  const joinsAt = below(isSlow ? SPAN_MS / 4 : SPAN_MS - 2 * DAY);
  const pause = isSlow ? DAY / 6 : pick([15 * SECOND, 60 * SECOND, 240 * SECOND, HOUR]);
  const isProgram = manner !== "slow_starter" && chance(0.5);
  const fillsEverything = isProgram && chance(0.2);
  const threadsShare =
    manner === "support_phone" || manner === "fake_question" ? 0.8 : manner === "link_drop" ? 0.3 : 0;
  const quietPosts = manner === "slow_starter" ? 5 + below(6) : 0;
  const posts: SpamPost[] = [];
  let at = joinsAt + below(isSlow ? DAY : HOUR);
  for (let n = 0; n < POSTS_PER_ACCOUNT; n++) {
    const isQuiet = n < quietPosts || (manner === "slow_starter" && chance(0.3));
    const isThread = chance(threadsShare);
    posts.push({
      at,
      tookMs: isProgram ? 200 + below(4 * SECOND) : 8 * SECOND + below(120 * SECOND),
      fillsEverything,
      title: isThread
        ? hidden(half, random, manner, fill(spin(pick(half.texts[language].titles), random), goods, ground, random))
        : null,
      body: bodyOf(half, ground, random, { manner, language, goods, isQuiet }),
    });
    at += Math.ceil(pause * (0.3 + 1.4 * random.next()));
  }
  const email = `${name}@${chance(0.7) ? pick(half.mailHosts) : `${pick(syllables)}mail.${pick(["com", "ru", "top"])}`}`;
  // Rented machines: three accounts share an address on the average.
  const address = `198.51.${100 + below(3)}.${1 + below(12)}`;
  return { name, manner, language, address, email, joinsAt, posts };
}

type Pushed = Readonly<Record<"host" | "phone" | "handle" | "mail" | "price" | "goods" | "link", () => string>>;

/** What an account wants people to see: few places, many addresses there. */
function pushed(half: Half, random: Random, language: Language, name: string): Pushed {
  const { pick, below, chance } = random;
  const { syllables, endings, shorteners } = half.hosts;
  const digit = () => String(below(10));
  const hosts = Array.from(
    { length: 1 + below(3) },
    () => `${pick(syllables)}${pick(["", "-"])}${pick(syllables)}${below(90)}${pick(endings)}`,
  );
  const phones = Array.from({ length: 1 + below(2) }, () => half.phone(digit));
  const byShortener = chance(0.2);
  const wares = [pick(half.texts[language].goods), pick(half.texts[language].goods)];
  const path = () => Array.from({ length: 6 }, () => pick([..."abcdefghkmnprstuvwxyz2345"])).join("");
  return {
    host: () => pick(hosts),
    phone: () => pick(phones),
    handle: () => half.handle(name),
    mail: () => `${name}@${pick(half.mailHosts)}`,
    price: () => `${1 + below(95)}${pick(["0", "00"])} ${pick(["€", "$", "USD", "Euro"])}`,
    goods: () => pick(wares),
    link: () => (byShortener ? `https://${pick(shorteners)}/${path()}` : `https://${pick(hosts)}/${path()}`),
  };
}

function bodyOf(
  half: Half,
  ground: Ground,
  random: Random,
  { manner, language, goods, isQuiet }: { manner: Manner; language: Language; goods: Pushed; isQuiet: boolean },
): string {
  const { bodies, harmless } = half.texts[language];
  const text = spin(random.pick(isQuiet ? harmless : bodies[manner]), random);
  if (manner === "copied_answer")
    return withLink(random, random.pick(ground.answers), fill(text, goods, ground, random));
  const buried = text.replaceAll("<buried>", () => half.bury(goods.link(), random.pick));
  if (manner === "look_alikes" || manner === "broken_words") {
    // Addresses must work, so they stay as they are.
    return buried
      .split(/(<\w+>)/)
      .map((part) => {
        const isPlace = part === "<link>" || part === "<host>";
        const filled = fill(part, goods, ground, random);
        return isPlace ? filled : hidden(half, random, manner, filled);
      })
      .join("");
  }
  return fill(buried, goods, ground, random);
}

function fill(text: string, goods: Pushed, { topics }: Ground, { pick }: Random): string {
  return text.replace(/<(host|phone|handle|mail|price|goods|link|topic)>/g, (_, name: keyof Pushed | "topic") =>
    name === "topic" ? pick(topics) : goods[name](),
  );
}

/** Somebody else's answer with the link before, behind or between. */
function withLink({ pick, chance }: Random, answer: string, link: string): string {
  const paragraphs = answer.split(/\n{2,}/);
  // A word changed here and there.
  const words = (text: string) =>
    text.replace(/\b(?:and|the|is|und|die|ist)\b/g, (word) => (chance(0.1) ? `${word} ${word}` : word));
  const changed = chance(0.3) ? paragraphs.map(words) : paragraphs;
  const at = pick([0, changed.length, Math.ceil(changed.length / 2)]);
  return [...changed.slice(0, at), link, ...changed.slice(at)].join("\n\n");
}

function hidden(half: Half, { pick, chance }: Random, manner: Manner, text: string): string {
  if (manner === "look_alikes") {
    return [...text]
      .map((letter) => {
        const others = half.lookAlikes[letter];
        return others && chance(0.5) ? pick(others) : letter;
      })
      .join("");
  }
  if (manner === "broken_words") {
    return text.replace(/\p{L}{5,}/gu, (word) => (chance(0.5) ? half.breakWord(word, pick) : word));
  }
  return text;
}
