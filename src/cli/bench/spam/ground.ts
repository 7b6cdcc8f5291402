/** A forum that is there before the spam comes: threads of people who have been here for long. */
import { randomUUID } from "node:crypto";
import { categories } from "#db/schema/index.ts";
import type { Forum } from "#forum/forum.ts";
import { actorOf } from "#forum/members/actor.ts";
import { insertMember } from "#forum/members/changes.ts";
import { learnHosts } from "#forum/prevention/known-hosts.ts";
import { putSettings } from "#forum/settings/changes.ts";
import { limitsInput } from "#forum/settings/input.ts";
import { preventionInput } from "#forum/settings/prevention.ts";
import { replyInput, startThreadInput } from "#forum/threads/input.ts";
import { replyToThread } from "#forum/threads/reply.ts";
import { startThread } from "#forum/threads/start.ts";
import { bumpVersion } from "#forum/versions.ts";
import type { People } from "./people.ts";

const DAY = 86_400_000;
const AS_MUCH_AS_WANTED = { count: 1_000_000, seconds: 1 };
const NO_LIMITS = { newLinks: 100, newImages: 100, newMentions: 100, newPostsADay: 0, waitingAtOnce: 0 };

export interface Ground {
  categoryId: number;
  /** In the order of the people's threads. */
  threads: readonly { id: number; path: string }[];
}

/** All limits of a new forum, or none but the detector. */
export async function setLimits(forum: Forum, limited: boolean): Promise<void> {
  const all = Object.fromEntries(Object.keys(limitsInput.shape).map((name) => [name, AS_MUCH_AS_WANTED]));
  await forum.write(async (tx) => {
    await putSettings(tx, {
      limits: limitsInput.parse(limited ? {} : all),
      prevention: preventionInput.parse(limited ? {} : NO_LIMITS),
    });
    await bumpVersion(tx, "site");
  });
}

/** One thread a day, from what the clock says now; `tick` sets it. */
export async function layGround(forum: Forum, people: People, tick: (ms: number) => void): Promise<Ground> {
  const { categoryId, userId } = await forum.write(async (tx) => {
    const [row] = await tx
      .insert(categories)
      .values({
        ...{ name: "Help", slug: "help", description: "", kind: "questions", color: "#0b6e5f", position: 0 },
        ...{ see: "everyone", start: "members", reply: "members", threadCount: 0, createdAt: forum.now() },
      })
      .returning({ id: categories.id });
    await bumpVersion(tx, "structure");
    const regular = {
      ...{ username: "long_here", email: "here@example.org" },
      ...{ emailConfirmedAt: forum.now(), createdAt: forum.now() },
    };
    return { categoryId: row?.id ?? 0, userId: await insertMember(tx, { ...regular, role: "administrator" }) };
  });
  const actor = await actorOf(forum, userId);
  const threads: { id: number; path: string }[] = [];
  for (const { title, bodies } of people.threads) {
    const [body = "", ...others] = bodies;
    tick(DAY);
    const opening = { categoryId, title: asTitle(title), body, clientKey: randomUUID() };
    const path = await startThread(forum, actor, startThreadInput.parse(opening));
    const id = Number(path.split("/").at(-1));
    for (const answer of others) {
      tick(60_000);
      await replyToThread(forum, actor, replyInput.parse({ id, body: answer, clientKey: randomUUID() }));
    }
    threads.push({ id, path });
    await forum.drain();
  }
  await learnHosts(forum);
  return { categoryId, threads };
}

/** As long as the forum takes it. */
export function asTitle(text: string): string {
  return text.slice(0, 150).padEnd(6, ".");
}
