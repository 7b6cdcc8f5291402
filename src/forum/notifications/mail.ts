import { and, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { z } from "zod";
import { mutedThreads, notifications, posts, threadReads, threads, users } from "#db/schema/index.ts";
import type { Job } from "#platform/events.ts";
import { sendFromJob } from "#platform/mail/from-job.ts";
import { composeMail } from "#platform/mail/layout.ts";
import { postMessageId, threadMessageId } from "#platform/mail/message-ids.ts";
import type { OutgoingMail } from "#platform/mail/transport.ts";
import { prepared } from "#platform/store/prepared.ts";
import { translatorFor } from "#platform/translate.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import { actorOf } from "../members/actor.ts";
import { postPath } from "../threads/addresses.ts";
import { withCurrentHtml } from "../threads/rendering.ts";
import { isUnread, mayHearOf, ownReads } from "./policy.ts";
import { unsubscribeToken } from "./unsubscribe-token.ts";

const payload = z.object({ notificationId: z.number() });
const MAX_QUOTE_CHARS = 1_200;

/** Sends the mail for one notification, if it is still news to somebody who wants it. */
export async function mailNotification(forum: Forum, job: Job): Promise<void> {
  const { notificationId } = payload.parse(job.payload);
  const [news] = await newsById(forum.db, { notificationId });
  if (!news || !(await isWanted(forum, news))) return;
  await sendFromJob(forum.mailer, await mailOf(forum, news));
  await forum.write(async (tx) => {
    await tx.update(notifications).set({ mailedAt: forum.now() }).where(eq(notifications.id, notificationId));
  });
}

type MailNews = Awaited<ReturnType<typeof newsById>>[number];

const actors = alias(users, "actors");
const newsById = prepared((db) =>
  db
    .select({
      kind: notifications.kind,
      mailedAt: notifications.mailedAt,
      unread: sql<number>`case when ${isUnread} then 1 else 0 end`,
      mutedAt: mutedThreads.createdAt,
      recipient: users,
      by: actors.displayName,
      post: posts,
      thread: threads,
    })
    .from(notifications)
    .innerJoin(users, eq(users.id, notifications.userId))
    .innerJoin(actors, eq(actors.id, notifications.actorId))
    .innerJoin(posts, eq(posts.id, notifications.postId))
    .innerJoin(threads, eq(threads.id, notifications.threadId))
    .leftJoin(threadReads, ownReads)
    .leftJoin(
      mutedThreads,
      and(eq(mutedThreads.userId, notifications.userId), eq(mutedThreads.threadId, notifications.threadId)),
    )
    .where(eq(notifications.id, sql.placeholder("notificationId"))),
);

/** Everything may have changed since the post was written: rights, settings, and whether it was read. */
async function isWanted(forum: Forum, news: MailNews): Promise<boolean> {
  const { recipient, post, thread } = news;
  if (news.mailedAt !== null || news.unread !== 1 || news.mutedAt !== null) return false;
  if (!recipient.mailOn || recipient.email === null || recipient.emailConfirmedAt === null) return false;
  if (news.kind === "accepted" && thread.acceptedPostId !== post.id) return false;
  return mayHearOf(await actorOf(forum, recipient.id), post, thread, await structureOf(forum));
}

async function mailOf(forum: Forum, news: MailNews): Promise<OutgoingMail> {
  const { kind, by, recipient, thread } = news;
  const { siteUrl } = forum.config;
  const settings = await forum.settings();
  const language = recipient.locale ?? settings.language;
  const t = translatorFor(language, settings.address);
  const [post = news.post] = await withCurrentHtml(forum, [news.post]);
  const unsubscribeAt = (threadId: number | null) =>
    `${siteUrl}/unsubscribe/${unsubscribeToken(forum.secret, { userId: recipient.id, threadId })}`;

  const content = composeMail({
    title: t(`notifications.kinds.${kind}`, { name: by }),
    greeting: t("mail.greeting", { name: recipient.displayName }),
    paragraphs: [
      t("mail.inThread", { title: thread.title }),
      { quoteHtml: post.html, maxChars: MAX_QUOTE_CHARS },
      { button: { label: t("mail.read"), url: siteUrl + postPath(thread, post.number) } },
    ],
    footer: [
      t(`mail.why.${kind}`),
      { label: t("mail.muteThread"), url: unsubscribeAt(thread.id) },
      { label: t("mail.noMails"), url: unsubscribeAt(null) },
    ],
    siteName: settings.siteName,
    accent: settings.accent,
    language,
  });
  return {
    ...content,
    ...threading(siteUrl, news),
    to: { name: recipient.displayName, address: recipient.email ?? "" },
    fromName: t("mail.via", { name: by, site: settings.siteName }),
    subject: post.number === 1 ? thread.title : `Re: ${thread.title}`,
    language,
    listUnsubscribe: { url: unsubscribeAt(null) },
    listId: "notifications",
    kind: "notification",
  };
}

/** One talk in the forum is one talk in the mail program, whoever gets which of its mails. */
function threading(siteUrl: string, { kind, post, thread }: MailNews) {
  const root = threadMessageId(siteUrl, thread.id);
  const own = postMessageId(siteUrl, post.id);
  if (kind === "accepted") {
    return { messageId: postMessageId(siteUrl, post.id, "accepted"), inReplyTo: own, references: [root, own] };
  }
  const parent = post.parentId === null ? root : postMessageId(siteUrl, post.parentId);
  return { messageId: own, inReplyTo: parent, references: parent === root ? [root] : [root, parent] };
}
