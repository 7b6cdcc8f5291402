/** Notices of illegal content, as Articles 16 and 17 of Regulation (EU) 2022/2065 have them. */
import { randomBytes } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { legalNotices, posts, users } from "#db/schema/index.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { usernameKey } from "../members/names.ts";
import { openCase, type Target } from "./cases.ts";
import type { illegalContentInput } from "./input.ts";

/** Asks to look at something illegal, with or without an account. `from`: the network address. @returns the reference */
export async function reportIllegalContent(
  forum: Forum,
  actor: Actor,
  input: z.output<typeof illegalContentInput>,
  from: { address: string; language: "de" | "en" },
): Promise<string> {
  const { limits } = await forum.settings();
  await forum.limits.demand(limits, "noticesByAddress", from.address);
  return forum.write(async (tx) => {
    const reference = newReference();
    const found = await contentAt(forum, tx, input.address);
    // One person's second notice about the same is one more notice, not one more voice.
    const { target, revision } = found;
    const report = { kind: "illegal", reporterId: null, text: input.reasons, revision } as const;
    const { caseId } = await openCase(forum, tx, target, report, reference);
    await insertNotice(forum, tx, {
      ...{ reference, caseId, reporterId: actor.id, address: input.address, reasons: input.reasons },
      ...{ name: input.name, email: input.email, language: from.language },
    });
    return reference;
  });
}

/** A member flags something as illegal: the same notice, with the address of their account. */
export async function writeNotice(
  forum: Forum,
  tx: Tx,
  { caseId, actor, path, reasons }: { caseId: number; actor: Actor; path: string; reasons: string },
): Promise<void> {
  const [person] = await tx
    .select({ email: users.email, confirmedAt: users.emailConfirmedAt })
    .from(users)
    .where(eq(users.id, actor.id ?? 0));
  const { language } = await forum.settings();
  await insertNotice(forum, tx, {
    ...{ reference: newReference(), caseId, reporterId: actor.id, reasons, name: actor.displayName },
    address: forum.config.siteUrl + path,
    email: person?.confirmedAt ? person.email : null,
    language: actor.locale ?? language,
  });
}

type NewNotice = Omit<typeof legalNotices.$inferInsert, "createdAt">;

async function insertNotice(forum: Forum, tx: Tx, notice: NewNotice): Promise<void> {
  const [row] = await tx
    .insert(legalNotices)
    .values({ ...notice, createdAt: forum.now() })
    .returning({ id: legalNotices.id });
  if (row && notice.email) await forum.enqueue(tx, "moderation.receipt", { noticeId: row.id });
}

/** Nobody guesses one, and it can be read out on the telephone. */
function newReference(): string {
  return randomBytes(8)
    .toString("hex")
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, "$1-");
}

/**
 * What an address means, whoever may see it: a thread's page its opening post. Whether there is anything is not told to
 * who asks. What is no post and no person is a case too.
 */
async function contentAt(forum: Forum, tx: Tx, address: string): Promise<{ target: Target; revision: number | null }> {
  const nothing = { target: { target: "notice", targetId: 0, userId: null }, revision: null } as const;
  const url = URL.canParse(address, forum.config.siteUrl) ? new URL(address, forum.config.siteUrl) : null;
  if (!url || url.origin !== new URL(forum.config.siteUrl).origin) return nothing;
  const [, person] = /^\/u\/([^/]+)\/?$/.exec(url.pathname) ?? [];
  if (person !== undefined) {
    const key = usernameKey(decoded(person));
    const [user] = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.usernameKey, key), isNull(users.deletedAt)));
    return user ? { target: { target: "member", targetId: user.id, userId: user.id }, revision: null } : nothing;
  }
  const where = placeOf(url);
  const [post] = where ? await tx.select().from(posts).where(where) : [];
  if (!post) return nothing;
  return { target: { target: "post", targetId: post.id, userId: post.authorId }, revision: post.revision };
}

const MAX_ID = 2_147_483_647;

function placeOf(url: URL) {
  const [, postId] = /^\/p\/(\d{1,10})(?:\/|$)/.exec(url.pathname) ?? [];
  if (postId !== undefined) return Number(postId) > MAX_ID ? null : eq(posts.id, Number(postId));
  const [, thread, number] = /^\/t\/[^/]+\/(\d{1,10})(?:\/(\d{1,10}))?\/?$/.exec(url.pathname) ?? [];
  if (thread === undefined) return null;
  const [, inHash] = /^#post-(\d{1,10})$/.exec(url.hash) ?? [];
  const which = Number(number ?? inHash ?? 1);
  if (Number(thread) > MAX_ID || which > MAX_ID) return null;
  return and(eq(posts.threadId, Number(thread)), eq(posts.number, which));
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
