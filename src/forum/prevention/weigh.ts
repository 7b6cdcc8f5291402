/** Turns what is known of a text and its sender into signals. Pure, so that each weight can be seen to work. */
import type { Sent } from "../sent.ts";
import type { Sender } from "./sender.ts";
import type { Signal, SignalKey } from "./signals.ts";
import type { Contact } from "./text/contacts.ts";
import type { Disguise } from "./text/disguise.ts";
import { isBuried, isShortener, type Link } from "./text/links.ts";
import type { Echo } from "./traces.ts";

export interface Evidence {
  sender: Sender;
  sent: Sent;
  /** Words of the text itself, without code, quotes and addresses. */
  words: number;
  chars: number;
  links: readonly Link[];
  contacts: readonly Contact[];
  titleContacts: readonly Contact[];
  /** The text asks to be followed to the profile. */
  pointsToProfile: boolean;
  disguise: Disguise;
  echo: Echo;
  /** 0 to 1; see copies.ts. */
  copied: number;
  repute: { host: boolean; email: boolean; address: boolean };
}

/** Nobody writes a sentence and sends it within this time. */
const QUICK_MS = 3_000;
const PERCENT = 100;

export function weigh(evidence: Evidence): Signal[] {
  const signals: Signal[] = [];
  const add = (key: SignalKey, points: number, n = 0) => {
    if (points !== 0) signals.push({ key, points, n: Math.round(n) });
  };
  weighSender(evidence, add);
  weighLinks(evidence, add);
  weighContacts(evidence, add);
  weighDisguise(evidence.disguise, add);
  weighEcho(evidence, add);
  return signals;
}

/** Nobody who reads what they answer is that quick. */
function pointsOfHaste(postsInTenMinutes: number): number {
  if (postsInTenMinutes >= 8) return 7;
  return postsInTenMinutes >= 6 ? 5 : 2;
}

type Add = (key: SignalKey, points: number, n?: number) => void;

function weighSender({ sender, sent, chars, repute }: Evidence, add: Add): void {
  if (sent.fellIntoTrap) add("trap", 10);
  if (sent.tookMs !== null && sent.tookMs < QUICK_MS && chars > 10)
    add("too_quick", sent.tookMs < 1_500 ? 4 : 3, sent.tookMs / 1000);
  if (sender.postsInTenMinutes >= 3)
    add("many_posts", pointsOfHaste(sender.postsInTenMinutes), sender.postsInTenMinutes);
  if (sender.neighbours >= 2) add("shared_address", sender.neighbours >= 4 ? 3 : 1, sender.neighbours);
  if (repute.email) add("bad_email", 5);
  if (repute.address) add("bad_address", 5);
  if (sender.suspected > 0) add("others_wait", sender.suspected >= 2 ? 8 : 3, sender.suspected);
  if (sender.approved > 0) add("approved_before", sender.approved >= 2 ? -6 : -4, sender.approved);
  if (sender.trust !== "new") add("trusted", -2);
}

function weighLinks({ sender, links, words, repute }: Evidence, add: Add): void {
  if (repute.host) add("bad_host", 10);
  if (links.length === 0) return;
  const isYoung = sender.trust === "new";
  add("links", isYoung ? (links.length >= 6 ? 3 : links.length >= 3 ? 2 : 1) : 0, links.length);
  const wordsPerLink = words / links.length;
  if (isYoung && wordsPerLink < 12) add("only_links", wordsPerLink < 5 ? 4 : 2, words);
  if (links.some(({ host }) => isShortener(host))) add("shortener", 4);
  const buried = links.filter(isBuried).length;
  if (buried > 0) add("buried_link", 6, buried);
}

function weighContacts(evidence: Evidence, add: Add): void {
  const { sender, contacts, titleContacts, words } = evidence;
  const n = (kind: Contact["kind"]) => contacts.filter((contact) => contact.kind === kind).length;
  // In a long report a number is a figure among others; in two lines it is what they are about.
  const isShort = words < 80;
  if (n("phone") > 0) add("phone", isShort ? 4 : 2, n("phone"));
  if (n("email") > 0) add("email", isShort ? 2 : 1, n("email"));
  if (n("handle") > 0) add("handle", isShort ? 3 : 1, n("handle"));
  else if (n("name") > 0) add("handle", 1, n("name"));
  if (titleContacts.length > 0) add("contact_in_title", 5);
  if (sender.trust !== "new" || !sender.profileLeadsAway) return;
  add("profile_link", 1);
  if (evidence.pointsToProfile) add("points_to_profile", 5);
}

function weighDisguise({ mixed, invisible, spread, digits }: Disguise, add: Add): void {
  const some = (key: SignalKey, n: number, few: number, many: number) => {
    if (n > 0) add(key, n >= 3 ? many : few, n);
  };
  some("mixed_letters", mixed, 3, 8);
  some("invisible_signs", invisible, 2, 6);
  some("spread_letters", spread, 3, 6);
  some("digits_for_letters", digits, 2, 5);
}

function weighEcho({ echo, copied, links, contacts }: Evidence, add: Add): void {
  const pointsSomewhere = links.length + contacts.length > 0;
  if (copied >= 0.6) add("copied", copied < 0.8 ? 4 : pointsSomewhere ? 7 : 5, copied * PERCENT);
  if (echo.spamLikeness >= 0.35) add("like_spam", 8, echo.spamLikeness * PERCENT);
  if (echo.othersLikeness >= 0.35)
    add("like_others", echo.othersLikeness >= 0.6 ? 6 : 4, echo.othersLikeness * PERCENT);
  if (echo.ownAlike > 0) add("like_own", echo.ownAlike >= 3 ? 6 : 3, echo.ownAlike);
  if (echo.spamContacts) add("same_place_spam", 10);
  if (echo.othersContacts > 0) add("same_place_others", Math.min(4, echo.othersContacts + 1), echo.othersContacts);
  if (echo.ownContacts > 0)
    add("same_place_own", echo.ownContacts >= 3 ? 7 : echo.ownContacts >= 2 ? 5 : 2, echo.ownContacts);
}
