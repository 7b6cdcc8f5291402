/** Through the commands behind the forms, with the fields that forms carry: quick, but nobody signs up. */
import { randomUUID } from "node:crypto";
import type { Forum } from "#forum/forum.ts";
import { actorOf } from "#forum/members/actor.ts";
import { insertMember } from "#forum/members/changes.ts";
import { profileInput } from "#forum/members/input.ts";
import { updateProfile } from "#forum/members/profile.ts";
import { startSession } from "#forum/members/sessions.ts";
import { sentFrom, shownNow } from "#forum/sent.ts";
import { sentFields } from "#forum/sent-fields.ts";
import { replyInput, startThreadInput } from "#forum/threads/input.ts";
import { replyToThread } from "#forum/threads/reply.ts";
import { startThread } from "#forum/threads/start.ts";
import { isRefusal } from "#platform/refusal.ts";
import { asTitle, type Ground } from "./ground.ts";
import type { Door, Fate, Posting } from "./posting.ts";

/** The forum works its jobs off after so many posts; a server does at once. */
const DRAIN_EVERY = 20;

/** @param begin ms; what postings count from */
export function commandsDoor(forum: Forum, ground: Ground, begin: number, setClock: (now: number) => void): Door {
  const accounts = new Map<string, number>();
  const opened = new Map<string, number>();
  let posted = 0;

  async function insert({ account, email, address, bio }: Posting): Promise<void> {
    const createdAt = forum.now();
    const username = account.replace(/[^\w-]/g, "").slice(0, 28);
    const userId = await forum.write(async (tx) => {
      const id = await insertMember(tx, { username, email, emailConfirmedAt: createdAt, createdAt });
      await startSession(tx, id, { address, agent: "bench" }, createdAt);
      return id;
    });
    accounts.set(account, userId);
    const actor = await actorOf(forum, userId);
    if (bio) await updateProfile(forum, actor, profileInput.parse({ displayName: "", bio, locale: "", view: "flat" }));
  }

  async function write(posting: Posting, clientKey: string): Promise<string> {
    const { body, title, to, address, trap, tookMs, opens } = posting;
    const actor = await actorOf(forum, accounts.get(posting.account) ?? 0);
    const shown = shownNow({ secret: forum.secret, now: () => forum.now() - tookMs });
    const sent = sentFrom(forum, sentFields.parse({ shown, contact_note: trap }), address);
    if (title !== null) {
      const fields = { categoryId: ground.categoryId, title: asTitle(title), body, clientKey };
      const path = await startThread(forum, actor, startThreadInput.parse(fields), sent);
      if (opens) opened.set(opens, Number(path.split("/").at(-1)));
      return path;
    }
    const existing = to && "existing" in to ? to.existing : posted;
    const id = to && "opened" in to ? opened.get(to.opened) : ground.threads[existing % ground.threads.length]?.id;
    // Nobody sees the thread: it is as if it did not exist.
    if (!id) return "/missing";
    return replyToThread(forum, actor, replyInput.parse({ id, body, clientKey }), sent);
  }

  return {
    async join(posting) {
      setClock(begin + posting.joinsAt);
      await insert(posting);
      return true;
    },
    async post(posting): Promise<Fate> {
      setClock(begin + posting.at);
      if (posted++ % DRAIN_EVERY === 0) await forum.drain();
      const fate = { posting, clientKey: randomUUID() };
      try {
        const path = await write(posting, fate.clientKey);
        if (path === "/missing") return { ...fate, became: "refused", why: "nothing_to_answer" };
        return { ...fate, became: path.endsWith("/withheld") ? "held" : "published", why: "" };
      } catch (error) {
        if (!isRefusal(error)) throw error;
        return { ...fate, became: "refused", why: error.code };
      }
    },
  };
}
