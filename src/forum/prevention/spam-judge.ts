/** Scores what accounts without much of a record post, by rules that each say what they saw. */
import type { Forum } from "../forum.ts";
import type { Draft, Judgement } from "../threads/gate.ts";
import { copiedShare } from "./copies.ts";
import { HIDE_ALL_JOB } from "./hide-all.ts";
import { isBehind, knownAmong } from "./known-hosts.ts";
import { isListed, listsOf, standsIn } from "./repute.ts";
import type { Sender } from "./sender.ts";
import { type Signal, scoreOf } from "./signals.ts";
import { contactsIn } from "./text/contacts.ts";
import { disguiseIn } from "./text/disguise.ts";
import { isBuried, isCommonHost, isShortener, type Link, linksOf } from "./text/links.ts";
import { pointsToProfile } from "./text/profile.ts";
import { sampleOf, shinglesOf } from "./text/shingles.ts";
import { foldedWords, ownWords } from "./text/words.ts";
import { echoOf, leaveTraces, type Traces, traceOf } from "./traces.ts";
import { type Evidence, weigh } from "./weigh.ts";
import { signalWords } from "./words-of-signals.ts";

/** null where nothing speaks for spam strongly enough. */
export async function judgeSpam(
  forum: Forum,
  sender: Sender,
  draft: Draft,
  links: readonly Link[],
): Promise<Judgement | null> {
  const { prevention } = await forum.settings();
  if (prevention.holdAt === 0) return null;
  const { evidence, traces } = await evidenceOf(forum, sender, draft, links);
  const signals = weigh(evidence);
  const score = scoreOf(signals);
  const isHeld = score >= prevention.holdAt;
  const hidesAll = isHeld && prevention.hideAllAt > 0 && sender.suspected + 1 >= prevention.hideAllAt;
  const learns = evidence.links.length > 0 && (await isBehind(forum));
  await forum.write(async (tx) => {
    await leaveTraces(forum, tx, sender.id, traces);
    if (learns) await forum.enqueue(tx, "prevention.learnHosts", {});
  });
  if (!isHeld) return null;
  const findings = [{ kind: "spam_score", text: await told(forum, signals), data: { score, signals } }] as const;
  // With the post, so that its own case counts too.
  return { hold: true, findings, jobs: hidesAll ? [HIDE_ALL_JOB] : [] };
}

/** The strongest first. */
async function told(forum: Forum, signals: readonly Signal[]): Promise<string> {
  const { language, address } = await forum.settings();
  return signalWords(signals, language, address);
}

/** Links to where nobody of long standing has linked, and where not everybody does. */
export async function unknownLinks(forum: Forum, draft: Draft): Promise<Link[]> {
  const links = linksOf(draft.html, new URL(forum.config.siteUrl).hostname);
  const hosts = links.map(({ host }) => host).filter((host) => !isCommonHost(host));
  const known = await knownAmong(forum, hosts);
  return links.filter(({ host, ...link }) => isBuried({ host, ...link }) || !(known.has(host) || isCommonHost(host)));
}

async function evidenceOf(
  forum: Forum,
  sender: Sender,
  draft: Draft,
  links: readonly Link[],
): Promise<{ evidence: Evidence; traces: Traces }> {
  const { prevention } = await forum.settings();
  const title = draft.title ?? "";
  const own = ownWords(draft.body);
  const text = `${title}\n${own}`;
  const words = foldedWords(own);
  const contacts = contactsIn(text, draft.names);
  const places = [
    ...links.filter(({ host }) => !isCommonHost(host) && !isShortener(host)).map(({ host }) => `host:${host}`),
    // Whom somebody talks to again and again is no place.
    ...contacts.filter(({ kind }) => kind !== "name").map(({ kind, value }) => `${kind}:${value}`),
  ];
  const phrases = sampleOf(shinglesOf(foldedWords(text)));
  const traces = {
    phrases: phrases.map((phrase) => traceOf(forum.secret, "phrase", phrase)),
    contacts: [...new Set(places)].slice(0, 20).map((place) => traceOf(forum.secret, "contact", place)),
  };
  const lists = listsOf(prevention);
  const evidence: Evidence = {
    ...{ sender, sent: draft.sent, words: words.length, chars: own.length, contacts },
    links,
    titleContacts: contactsIn(title, []),
    pointsToProfile: pointsToProfile(own, words.length),
    disguise: disguiseIn(text),
    echo: await echoOf(forum, sender.id, traces),
    copied: await copiedShare(forum, sender.id, draft),
    repute: {
      host: links.some(({ host }) => isListed(lists.hosts, host)),
      email: isListed(lists.emailDomains, sender.email?.split("@")[1] ?? ""),
      address: standsIn(lists.addresses, sender.address),
    },
  };
  return { evidence, traces };
}
