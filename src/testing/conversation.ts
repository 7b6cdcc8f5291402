/** People who talk in a forum, what they are told of it, and the mails that go out. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type ParsedMail, simpleParser } from "mailparser";
import type { Actor } from "#forum/members/actor.ts";
import { notificationsFor } from "#forum/notifications/queries.ts";
import { replyToThread } from "#forum/threads/reply.ts";
import { startThread } from "#forum/threads/start.ts";
import { aForum, newKey, type TestForum } from "./forum.ts";

export interface Conversation extends TestForum {
  /** Asks in its category (or another) and gives the thread's id back. */
  asks(actor: Actor, body: string, categoryId?: number): Promise<number>;
  /** Replies to the thread, or to the post with the number `to`. */
  replies(actor: Actor, threadId: number, body: string, to?: number): Promise<void>;
  /** What somebody was told, newest first: "answer from Bert". */
  told(actor: Actor): Promise<string[]>;
  /** Works all jobs off. */
  later(): Promise<void>;
  /** Mails in the outbox, oldest first. */
  mails(): Promise<(ParsedMail & { raw: string })[]>;
}

/** A forum with one category for questions, and verbs for what people do there. */
export async function aConversation(options?: Parameters<typeof aForum>[0]): Promise<Conversation> {
  const place = await aForum(options);
  const { forum } = place;
  const category = await place.category("Help");
  return {
    ...place,
    async asks(actor, body, categoryId = category) {
      const path = await startThread(forum, actor, {
        ...{ categoryId, title: "Why does it hum?", body, tags: [], clientKey: newKey() },
      });
      return Number(path.split("/").at(-1));
    },
    async replies(actor, threadId, body, to) {
      place.clock.pass(60_000);
      await replyToThread(forum, actor, { id: threadId, to: to ?? null, body, clientKey: newKey() });
    },
    async told(actor) {
      const found = await notificationsFor(forum, actor, { page: 1 });
      return (found?.items ?? []).map(({ kind, by }) => `${kind} from ${by}`);
    },
    later: () => forum.drain(),
    async mails() {
      const folder = join(place.dir, "outbox");
      const names = (await readdir(folder)).filter((name) => name.endsWith(".eml")).sort();
      return Promise.all(
        names.map(async (name) => {
          const raw = await readFile(join(folder, name), "utf8");
          return { ...(await simpleParser(raw)), raw };
        }),
      );
    },
  };
}
