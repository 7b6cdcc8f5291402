/** Plays a half of the spam, and honest first posts among it, against a forum of its own. */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { and, eq, inArray } from "drizzle-orm";
import { caseReports, cases, categories, posts, threads } from "#db/schema/index.ts";
import { type Forum, openForum } from "#forum/forum.ts";
import { actorOf } from "#forum/members/actor.ts";
import { insertMember } from "#forum/members/changes.ts";
import { startSession } from "#forum/members/sessions.ts";
import { learnHosts } from "#forum/prevention/known-hosts.ts";
import { sentFrom, shownNow } from "#forum/sent.ts";
import { sentFields } from "#forum/sent-fields.ts";
import { putSettings } from "#forum/settings/changes.ts";
import { limitsInput } from "#forum/settings/input.ts";
import { preventionInput } from "#forum/settings/prevention.ts";
import { replyInput, startThreadInput } from "#forum/threads/input.ts";
import { replyToThread } from "#forum/threads/reply.ts";
import { startThread } from "#forum/threads/start.ts";
import { bumpVersion } from "#forum/versions.ts";
import { prepareDataDir } from "#platform/boot.ts";
import { readConfig } from "#platform/config.ts";
import { migrateDatabase } from "#platform/migrate.ts";
import { isRefusal } from "#platform/refusal.ts";
import { SPAN_MS, spamOf } from "./accounts.ts";
import type { Half } from "./material.ts";
import type { HonestPost, People } from "./people.ts";
import { randomFrom } from "./random.ts";

const DAY = 86_400_000;
const BEGIN = Date.UTC(2026, 2, 3, 10);
/** The forum works its jobs off after so many posts; a server does at once. */
const DRAIN_EVERY = 20;
const AS_MUCH_AS_WANTED = { count: 1_000_000, seconds: 1 };
const NO_LIMITS = { newLinks: 100, newImages: 100, newMentions: 100, newPostsADay: 0, waitingAtOnce: 0 };

/** What became of a post. */
export interface Fate {
  /** null: honest. */
  manner: string | null;
  account: string;
  became: "refused" | "held" | "published";
  /** The refusal's code. */
  why: string;
  postId: number | null;
  body: string;
  /** What the detector says of a text that it holds. */
  told: string;
}

interface Posting {
  at: number;
  account: string;
  manner: string | null;
  address: string;
  email: string;
  joinsAt: number;
  title: string | null;
  body: string;
  tookMs: number;
  trap: string;
}

export interface Outcome {
  fates: Fate[];
  /** Posts by anybody here that can be read in the end. */
  visible: ReadonlySet<number>;
}

export async function playHalf(
  half: Half,
  people: People,
  honest: readonly HonestPost[],
  limited: boolean,
): Promise<Outcome> {
  const dir = mkdtempSync(join(tmpdir(), "stoa-spam-"));
  const clock = { now: BEGIN - 200 * DAY };
  const config = readConfig({ DATA_DIR: dir, SITE_URL: "https://forum.example.org" });
  prepareDataDir(dir);
  await migrateDatabase(config);
  const forum = await openForum({ config, secret: "of the bench", runJobs: false, now: () => clock.now });
  try {
    await setLimits(forum, false);
    const ground = await layGround(forum, people, clock);
    await setLimits(forum, limited);
    const spam = spamOf(half, {
      answers: people.threads.flatMap(({ bodies }) => bodies.slice(1)),
      topics: topicsOf(people),
    });
    const postings = [...spam.flatMap(asPostings), ...honestPostings(half, honest)].sort((a, b) => a.at - b.at);
    const fates: Fate[] = [];
    const accounts = new Map<string, number>();
    for (const [index, posting] of postings.entries()) {
      clock.now = BEGIN + posting.at;
      fates.push(await post(forum, ground, accounts, posting, index));
      if (index % DRAIN_EVERY === 0) await forum.drain();
    }
    await forum.drain();
    return { fates, visible: await visiblePosts(forum, fates) };
  } finally {
    await forum.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function setLimits(forum: Forum, limited: boolean): Promise<void> {
  const all = Object.fromEntries(Object.keys(limitsInput.shape).map((name) => [name, AS_MUCH_AS_WANTED]));
  await forum.write(async (tx) => {
    await putSettings(tx, {
      limits: limitsInput.parse(limited ? {} : all),
      prevention: preventionInput.parse(limited ? {} : NO_LIMITS),
    });
    await bumpVersion(tx, "site");
  });
}

/** Threads of people who have been here for long. */
async function layGround(forum: Forum, people: People, clock: { now: number }) {
  const { categoryId, userId } = await forum.write(async (tx) => {
    const [row] = await tx
      .insert(categories)
      .values({
        ...{ name: "Help", slug: "help", description: "", kind: "questions", color: "#0b6e5f", position: 0 },
        ...{ see: "everyone", start: "members", reply: "members", threadCount: 0, createdAt: clock.now },
      })
      .returning({ id: categories.id });
    await bumpVersion(tx, "structure");
    const regular = {
      username: "long_here",
      email: "here@example.org",
      emailConfirmedAt: clock.now,
      createdAt: clock.now,
    };
    return { categoryId: row?.id ?? 0, userId: await insertMember(tx, { ...regular, role: "staff" }) };
  });
  const actor = await actorOf(forum, userId);
  const ids: number[] = [];
  for (const { title, bodies } of people.threads) {
    const [first = "", ...others] = bodies;
    clock.now += DAY;
    const opening = startThreadInput.parse({
      categoryId,
      title: title.slice(0, 150).padEnd(6, "."),
      body: first,
      clientKey: randomUUID(),
    });
    const id = Number((await startThread(forum, actor, opening)).split("/").at(-1));
    for (const body of others) {
      clock.now += 60_000;
      await replyToThread(forum, actor, replyInput.parse({ id, body, clientKey: randomUUID() }));
    }
    ids.push(id);
    await forum.drain();
  }
  await learnHosts(forum);
  return { categoryId, ids };
}

function topicsOf(people: People): string[] {
  return people.threads.flatMap(({ title }) => title.match(/\p{L}{5,}(?: \p{L}{4,})?/gu)?.slice(0, 2) ?? []);
}

function asPostings(account: ReturnType<typeof spamOf>[number]): Posting[] {
  const { name, manner, address, email, joinsAt } = account;
  return account.posts.map((each) => ({
    ...{
      account: name,
      manner,
      address,
      email,
      joinsAt,
      at: each.at,
      title: each.title,
      body: each.body,
      tookMs: each.tookMs,
    },
    trap: each.fillsEverything ? each.body.slice(0, 40) : "",
  }));
}

/** Each by a person of their own, somewhere in the same days; most take their time, some paste what they wrote elsewhere. */
function honestPostings(half: Half, honest: readonly HonestPost[]): Posting[] {
  const { next, below, chance, pick } = randomFrom(half.seed + 1);
  return honest.map(({ title, body }, index) => {
    const joinsAt = below(SPAN_MS);
    const typing = Math.max(6_000, (body.length / 5) * 1_000 * (0.3 + 1.2 * next()));
    return {
      ...{ account: `person_${index}`, manner: null, joinsAt, title, body, trap: "" },
      at: joinsAt + 60_000 + below(2 * DAY),
      address: `10.${below(200)}.${below(200)}.${below(200)}`,
      email: `person_${index}@${pick(["gmail.com", "gmx.de", "web.de", "outlook.com", "posteo.de", "univ.edu"])}`,
      tookMs: chance(0.03) ? 2_500 + below(3_500) : typing,
    };
  });
}

async function post(
  forum: Forum,
  ground: { categoryId: number; ids: readonly number[] },
  accounts: Map<string, number>,
  posting: Posting,
  index: number,
): Promise<Fate> {
  const { account, manner, body, address } = posting;
  const fate = { manner, account, body, told: "" };
  const actor = await actorOf(forum, accounts.get(account) ?? (await signIn(forum, accounts, posting)));
  const form = sentFields.parse({
    shown: shownNow({ secret: forum.secret, now: () => forum.now() - posting.tookMs }),
    contact_note: posting.trap,
  });
  const sent = sentFrom(forum, form, address);
  const clientKey = randomUUID();
  try {
    const title = posting.title?.slice(0, 150).padEnd(6, ".");
    const path = title
      ? await startThread(
          forum,
          actor,
          startThreadInput.parse({ categoryId: ground.categoryId, title, body, clientKey }),
          sent,
        )
      : await replyToThread(
          forum,
          actor,
          replyInput.parse({ id: ground.ids[index % ground.ids.length], body, clientKey }),
          sent,
        );
    const [written] = await forum.db.select({ id: posts.id }).from(posts).where(eq(posts.clientKey, clientKey));
    const postId = written?.id ?? null;
    if (!path.endsWith("/withheld")) return { ...fate, became: "published", why: "", postId };
    return { ...fate, became: "held", why: "", postId, told: await toldOf(forum, postId ?? 0) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { ...fate, became: "refused", why: error.code, postId: null };
  }
}

async function toldOf(forum: Forum, postId: number): Promise<string> {
  const rows = await forum.db
    .select({ text: caseReports.text })
    .from(caseReports)
    .innerJoin(cases, eq(cases.id, caseReports.caseId))
    .where(and(eq(cases.target, "post"), eq(cases.targetId, postId)));
  return rows.map(({ text }) => text).join(" ");
}

async function signIn(
  forum: Forum,
  accounts: Map<string, number>,
  { account, email, joinsAt, address }: Posting,
): Promise<number> {
  const createdAt = BEGIN + joinsAt;
  const username = account.replace(/[^\w-]/g, "").slice(0, 28);
  const userId = await forum.write(async (tx) => {
    const id = await insertMember(tx, { username, email, emailConfirmedAt: createdAt, createdAt });
    await startSession(tx, id, { address, agent: "bench" }, createdAt);
    return id;
  });
  accounts.set(account, userId);
  return userId;
}

async function visiblePosts(forum: Forum, fates: readonly Fate[]): Promise<Set<number>> {
  const ids = fates.flatMap(({ postId }) => (postId === null ? [] : [postId]));
  const visible = new Set<number>();
  for (let at = 0; at < ids.length; at += 500) {
    const rows = await forum.db
      .select({ id: posts.id, gone: posts.deletedAt, threadGone: threads.deletedAt })
      .from(posts)
      .innerJoin(threads, eq(threads.id, posts.threadId))
      .where(inArray(posts.id, ids.slice(at, at + 500)));
    for (const { id, gone, threadGone } of rows) if (gone === null && threadGone === null) visible.add(id);
  }
  return visible;
}
