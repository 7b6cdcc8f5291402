/** Forty cases of every kind, prepared through the forum's own commands by another process on the site's data. */
import { desc, eq } from "drizzle-orm";
import { posts } from "../../../src/db/schema/index.ts";
import { type Forum, openForum } from "../../../src/forum/forum.ts";
import { type Actor, actorOf, guest } from "../../../src/forum/members/actor.ts";
import { insertMember } from "../../../src/forum/members/changes.ts";
import { appeal } from "../../../src/forum/moderation/appeal.ts";
import { flagPost } from "../../../src/forum/moderation/flag.ts";
import { editHidden } from "../../../src/forum/moderation/hidden.ts";
import { decideInput, flagInput, illegalContentInput } from "../../../src/forum/moderation/input.ts";
import { reportIllegalContent } from "../../../src/forum/moderation/legal.ts";
import { decideAbout } from "../../../src/forum/moderation/resolve.ts";
import type { Judge } from "../../../src/forum/threads/gate.ts";
import { replyToThread } from "../../../src/forum/threads/reply.ts";
import { startThread } from "../../../src/forum/threads/start.ts";
import { authSecret } from "../../../src/platform/boot.ts";
import { readConfig } from "../../../src/platform/config.ts";
import type { Site } from "./server.ts";

const WEEK_MS = 7 * 86_400_000;

/** Finds what the stories say in capitals. */
const judges: readonly Judge[] = [
  async (_forum, _actor, { body }) => {
    if (body.includes("HELD")) return { hold: true, findings: [{ kind: "held", text: "First post" }] };
    if (body.includes("WATCHED")) return { hold: false, findings: [{ kind: "watched_word", text: "miracle" }] };
    return body.includes("SCORE") ? { hold: false, findings: [{ kind: "spam_score", text: "0.93" }] } : null;
  },
];

/** The site's forum in this process, and the people in its stories. */
export async function forumOf(site: Site): Promise<Forum> {
  const config = readConfig({ DATA_DIR: site.dataDir, SITE_URL: site.url });
  return openForum({ config, secret: authSecret(config), runJobs: false, judges });
}

export async function memberOf(forum: Forum, name: string): Promise<Actor> {
  const createdAt = forum.now() - WEEK_MS;
  const user = { username: name, email: `${name}@example.org`, emailConfirmedAt: createdAt, createdAt };
  return actorOf(forum, await forum.write((tx) => insertMember(tx, user)));
}

/** @returns how many cases wait now */
export async function prepareCases(forum: Forum, moderatorId: number): Promise<number> {
  const mia = await actorOf(forum, moderatorId);
  const flaggers = await Promise.all(["Flora", "Frank", "Fritz"].map((name) => memberOf(forum, name)));
  let keys = 0;
  const key = () => `prepared-${++keys}`;
  const host = await memberOf(forum, "Hanna");
  const words = { categoryId: 1, title: "Which kettle is quiet?", body: "Mine hums.", tags: [], clientKey: key() };
  const path = await startThread(forum, host, words);
  const threadId = Number(path.split("/").at(-1));
  let authors = 0;
  const author = () => memberOf(forum, `Author${++authors}`);
  const says = async (who: Actor, body: string) => {
    const to = await replyToThread(forum, who, { id: threadId, to: null, body, clientKey: key() });
    const [, held] = /^\/p\/(\d+)\/withheld$/.exec(to) ?? [];
    const postId = held ?? (await lastPost(forum));
    return Number(postId);
  };
  let cases = 0;
  const flags = async (postId: number, kind: string, text = "", by = cases) => {
    const flagger = flaggers[by % flaggers.length] ?? host;
    await flagPost(forum, flagger, flagInput.parse({ postId, kind, text }));
    cases += 1;
  };
  for (const kind of ["off_topic", "inappropriate", "inappropriate", "inappropriate", "spam", "spam"]) {
    for (let i = 0; i < 3; i++) await flags(await says(await author(), `Words that are ${kind} (${i}).`), kind);
  }
  for (let i = 0; i < 3; i++) await flags(await says(await author(), `A threat ${i}.`), "illegal", "Paragraph 241.");
  for (let i = 0; i < 3; i++) await flags(await says(await author(), `Odd ${i}.`), "other", "It is odd.");
  for (const word of ["HELD", "HELD", "HELD", "HELD", "WATCHED", "WATCHED", "SCORE", "SCORE"]) {
    await says(await author(), `What is ${word}, with a [link](https://example.com).`);
    cases += 1;
  }
  // Hidden, and brought back by its author.
  for (let i = 0; i < 3; i++) {
    const who = await author();
    const postId = await says(who, `Too rough ${i}.`);
    await decides(mia, "post", postId, "hide");
    await editHidden(forum, who, { postId, revision: 1, body: `Please, gently ${i}.` });
    cases += 1;
  }
  for (let i = 0; i < 3; i++) {
    const who = await author();
    const decisionId = await decides(mia, "post", await says(who, `Wrongly deleted ${i}.`), "delete");
    await appeal(forum, who, { decisionId, text: "It was a quotation." });
    cases += 1;
  }
  const notice = (address: string) =>
    illegalContentInput.parse({ address, reasons: "It sells weapons.", concernsChildren: "on", goodFaith: "on" });
  const from = { address: "192.0.2.1", language: "en" } as const;
  await reportIllegalContent(forum, guest, notice("/u/Author1"), from);
  await reportIllegalContent(forum, guest, notice("https://elsewhere.example/"), from);
  return cases + 2;

  async function decides(by: Actor, target: "post", targetId: number, outcome: string): Promise<number> {
    const input = { target, targetId, outcome, rule: "friendly", reason: "Too rough." };
    return decideAbout(forum, by, decideInput.parse(input));
  }
}

async function lastPost(forum: Forum): Promise<number> {
  const [row] = await forum.db.select({ id: posts.id }).from(posts).orderBy(desc(posts.id)).limit(1);
  return row?.id ?? 0;
}

/** Who wrote a post. */
export async function authorOf(forum: Forum, postId: number): Promise<number> {
  const [row] = await forum.db.select({ id: posts.authorId }).from(posts).where(eq(posts.id, postId));
  return row?.id ?? 0;
}
