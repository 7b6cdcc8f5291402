import { chanceFrom } from "../../retrieval/chance.ts";
import { accountAt, placesOf } from "./accounts.ts";
import { blanksFor, type Contact, contactOf } from "./blanks.ts";
import type { Language, Repertoire, Scene, SpamAccount, SpamPost, Talk, Template, Wave } from "./kinds.ts";
import { articles } from "./manners/articles.ts";
import { copiedAnswers } from "./manners/copied-answers.ts";
import { fakeSupport } from "./manners/fake-support.ts";
import { foreignScripts } from "./manners/foreign-scripts.ts";
import { investments } from "./manners/investments.ts";
import { linkDrops } from "./manners/link-drops.ts";
import { lookAlikes } from "./manners/look-alikes.ts";
import { markdownTricks } from "./manners/markdown-tricks.ts";
import { offers } from "./manners/offers.ts";
import { phones } from "./manners/phones.ts";
import { playedTalks } from "./manners/played-talks.ts";
import { profileVisits } from "./manners/profile-visits.ts";
import { harmless, slowStarters } from "./manners/slow-starters.ts";
import { spunPraise } from "./manners/spun-praise.ts";
import { playTalks } from "./play.ts";
import { rhythmOf, slowRhythm } from "./rhythm.ts";
import { between, oneOf, shuffled, spin } from "./spin.ts";
import { veiled } from "./veil.ts";

/** Each account's share; what a slow starter writes besides comes on top. */
export const SPAM_POSTS_EACH = 50;

const REPERTOIRES: Record<string, Repertoire> = {
  linkDrops,
  copiedAnswers,
  phones,
  lookAlikes,
  slowStarters,
  spunPraise,
  articles,
  investments,
  fakeSupport,
  offers,
  profileVisits,
  markdownTricks,
  foreignScripts,
};
export const PLAYED = "playedTalks";
export const MANNERS: readonly string[] = [...Object.keys(REPERTOIRES), PLAYED];

/** Those whose texts come again word for word. */
export const REPEATING: readonly string[] = Object.keys(REPERTOIRES).filter((manner) => REPERTOIRES[manner]?.repeats);

/** Fourteen manners make 200 accounts this way, and pairs come out even. */
const perLanguage = (manner: string) => (manner === PLAYED || manner === "linkDrops" ? 8 : 7);

/** Whoever writes: the account, the texts of its half, and how to reach it. */
export interface Hand<Text> {
  account: SpamAccount;
  texts: readonly Text[];
  contact: Contact;
  chance: () => number;
}

/**
 * 10,000 spam posts of 200 accounts, in fourteen manners, German and English. Written by somebody who had read
 * nothing of what is meant to stop them. The same for the same seed and scene. Of each manner half the accounts are
 * locked: they have half of the manner's templates, which no open account uses.
 */
export function secondHandSpam(seed: number, scene: Scene): Wave {
  const deal = chanceFrom(seed);
  const accounts: SpamAccount[] = [];
  const posts: SpamPost[] = [];
  for (const manner of MANNERS) {
    const repertoire = manner === PLAYED ? playedTalks : (REPERTOIRES[manner] ?? linkDrops);
    const texts = {
      de: halves<Template | Talk>(repertoire.de, deal),
      en: halves<Template | Talk>(repertoire.en, deal),
    };
    const hands = placesOf(manner, perLanguage(manner), deal).map((place) => {
      const chance = chanceFrom(seed * 1_000 + accounts.length);
      const contact = contactOf(repertoire.trades, place.language, chance);
      const account = accountAt(place, accounts.length, contact, inProfile(repertoire), chance);
      accounts.push(account);
      return { account, texts: texts[place.language][place.locked ? "locked" : "open"], contact, chance };
    });
    if (manner === PLAYED) playTalks(hands as Hand<Talk>[], scene, posts);
    else for (const hand of hands as Hand<Template>[]) posts.push(...postsOf(hand, scene));
  }
  return { accounts, posts };
}

function inProfile(repertoire: object): boolean {
  return "inProfile" in repertoire && repertoire.inProfile === true;
}

function halves<Text>(texts: readonly Text[], chance: () => number): { open: Text[]; locked: Text[] } {
  const mixed = shuffled(texts, chance);
  const middle = Math.floor(mixed.length / 2);
  return { open: mixed.slice(0, middle), locked: mixed.slice(middle) };
}

function postsOf(hand: Hand<Template>, scene: Scene): SpamPost[] {
  const { account, chance } = hand;
  const slow = account.manner === "slowStarters";
  const harmlessFirst = slow ? between(4, 8, chance) : 0;
  const rhythm = slow ? slowRhythm(harmlessFirst) : rhythmOf(chance);
  const posts: SpamPost[] = [];
  const said = new Set<string>();
  for (let written = 0; written < SPAM_POSTS_EACH; ) {
    const spam = posts.length >= harmlessFirst && !(slow && chance() < 0.2);
    const texts = spam ? hand.texts : harmless[account.language];
    posts.push({ ...unsaid(hand, texts, scene, said), spam, afterSeconds: rhythm(posts.length, chance) });
    if (spam) written++;
  }
  return posts;
}

type Written = Omit<SpamPost, "spam" | "afterSeconds">;

/** Spammers look whether they said it already, and give up after some tries: those of few words repeat themselves. */
function unsaid(hand: Hand<Template>, texts: readonly Template[], scene: Scene, said: Set<string>): Written {
  let post = write(hand, texts, scene);
  for (let tries = 0; tries < 20 && said.has(post.text); tries++) post = write(hand, texts, scene);
  said.add(post.text);
  return post;
}

function write({ account, contact, chance }: Hand<Template>, texts: readonly Template[], scene: Scene): Written {
  const { manner, language, locked } = account;
  const existing = threadFor(scene, language, chance);
  const about = scene.threads[existing] ?? { title: "", texts: [""] };
  const template = oneOf(texts, chance);
  const blank = blanksFor(scene, about, contact, language, chance);
  const finish = (text: string) => (manner === "lookAlikes" ? veiled(text, chance) : text);
  const text = finish(spin(template.text, chance, blank));
  const written = { account: account.account, manner, language, locked, text };
  if (!template.title) return { ...written, kind: "reply", to: { existing } };
  return { ...written, kind: "thread", title: finish(spin(template.title, chance, blank)) };
}

/** Of the account's language where there is one. */
function threadFor(scene: Scene, language: Language, chance: () => number): number {
  const fitting = scene.threads.flatMap((thread, place) => (thread.language === language ? [place] : []));
  return fitting.length > 0 ? oneOf(fitting, chance) : between(0, scene.threads.length - 1, chance);
}
