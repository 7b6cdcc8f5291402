import { blanksFor } from "./blanks.ts";
import type { Scene, SpamPost, Talk } from "./kinds.ts";
import { between, oneOf, spin } from "./spin.ts";
import type { Hand } from "./wave.ts";

/** Two posts of each in every talk. */
const TALKS_OF_A_PAIR = 25;

/** Pairs the accounts of one language and half, and lets them talk, each as often the one who asks. */
export function playTalks(hands: readonly Hand<Talk>[], scene: Scene, posts: SpamPost[]): void {
  const said = new Set<string>();
  for (const language of ["de", "en"]) {
    for (const locked of [false, true]) {
      const company = hands.filter(({ account }) => account.language === language && account.locked === locked);
      for (let nth = 0; nth + 1 < company.length; nth += 2) {
        const [one, other] = company.slice(nth, nth + 2);
        if (one && other) playTogether(one, other, scene, posts, said);
      }
    }
  }
}

function playTogether(one: Hand<Talk>, other: Hand<Talk>, scene: Scene, posts: SpamPost[], said: Set<string>): void {
  for (let nth = 0; nth < TALKS_OF_A_PAIR; nth++) {
    const [asker, knower] = nth % 2 ? [one, other] : [other, one];
    const { chance } = asker;
    const talk = oneOf(asker.texts, chance);
    const opened = posts.length;
    const say = (hand: Hand<Talk>, template: string, afterSeconds: number, title?: string) => {
      const { account, manner, language, locked } = hand.account;
      const spun = (words: string) =>
        spin(words, chance, blanksFor(scene, { title: "", texts: [""] }, hand.contact, language, chance));
      const text = unsaid(() => spun(template), said);
      const where = title
        ? ({ kind: "thread", title: spun(title) } as const)
        : ({ kind: "reply", to: { opened } } as const);
      posts.push({ account, manner, language, locked, spam: true, text, afterSeconds, ...where });
    };
    say(asker, talk.question, between(1_800, 40_000, chance), talk.title);
    say(knower, talk.answer, between(300, 7_200, chance));
    say(asker, talk.thanks, between(300, 20_000, chance));
    say(knower, talk.remark, between(120, 9_000, chance));
  }
}

function unsaid(speak: () => string, said: Set<string>): string {
  let text = speak();
  for (let tries = 0; tries < 40 && said.has(text); tries++) text = speak();
  said.add(text);
  return text;
}
