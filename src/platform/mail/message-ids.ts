/**
 * Message-IDs by which a mail program threads the mails about one talk: the thread is the root,
 * each post has an id of its own, and both are the same for every recipient and every attempt.
 */

/** `<thread/ID@host>`; nothing is ever sent under it, replies point at it as their root. */
export function threadMessageId(siteUrl: string, threadId: number): string {
  return `<thread/${threadId}@${mailHost(siteUrl)}>`;
}

/** `<post/ID@host>`, or `<post/ID/about@host>` for a second mail about the same post. */
export function postMessageId(siteUrl: string, postId: number, about?: string): string {
  return `<post/${postId}${about ? `/${about}` : ""}@${mailHost(siteUrl)}>`;
}

/** The part behind the `@` of our ids: the host of SITE_URL, without its port. */
export function mailHost(siteUrl: string): string {
  return new URL(siteUrl).hostname;
}
