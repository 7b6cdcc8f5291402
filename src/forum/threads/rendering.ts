import { and, inArray, ne, sql } from "drizzle-orm";
import { posts, users } from "#db/schema/index.ts";
import { errorFacts } from "#platform/log.ts";
import { demand, isRefusal, Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import { mentionCandidates } from "../markdown/mention-syntax.ts";
import type { Turn } from "../markdown/turns.ts";
import { RENDERER_VERSION } from "../markdown/version.ts";
import type { Actor } from "../members/actor.ts";
import { usernameKey } from "../members/names.ts";
import { idOf, mayTakePart } from "../members/policy.ts";
import { trueUntil } from "../reading.ts";
import type { Settings } from "../settings/input.ts";

export interface RenderedPost {
  html: string;
  rendererVersion: number;
  /** Members whom the text addresses. */
  mentioned: number[];
  /** What they are called. */
  names: string[];
}

/** What a post's HTML was made by; it changes with the renderer and with the setting that shows TeX. */
export function rendererVersion(settings: Pick<Settings, "math">): number {
  return RENDERER_VERSION * 2 + (settings.math ? 1 : 0);
}

/**
 * Renders what a member has written and waits for; `former` is what an edit replaces.
 * @throws Refusal text_too_complex; busy, too_many, too_many_mentions
 */
export async function renderFor(forum: Forum, turn: Turn, body: string, former = ""): Promise<RenderedPost> {
  const { limits } = await forum.settings();
  const refusals = "refusedTextsByMember";
  if (await forum.limits.spent(limits, refusals, turn.userId)) await forum.limits.demand(limits, refusals, turn.userId);
  try {
    const rendered = await renderPost(forum, body, turn);
    if (!turn.isPreview) await demandMentions(forum, turn.userId, rendered, former);
    return rendered;
  } catch (error) {
    // It has taken all the time it may; one more that was waiting beside it does little harm.
    const isRefused = isRefusal(error) && error.code === "text_too_complex";
    if (isRefused) await forum.limits.demand(limits, refusals, turn.userId).catch(() => undefined);
    throw error;
  }
}

/** Whoever is mentioned gets a mail: one author may not send them by the thousand. */
async function demandMentions(forum: Forum, userId: number, { names }: RenderedPost, former: string): Promise<void> {
  const before = new Set(mentionCandidates(former).map(usernameKey));
  const added = names.filter((name) => !before.has(usernameKey(name))).length;
  if (added === 0) return;
  const { limits } = await forum.settings();
  try {
    await forum.limits.demand(limits, "mentionsByMember", userId, added);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new Refusal("too_many_mentions", { field: "body", detail: error.detail });
  }
}

async function renderPost(forum: Forum, body: string, turn: Turn | null): Promise<RenderedPost> {
  const settings = await forum.settings();
  const keys = [...new Set(mentionCandidates(body).map(usernameKey))];
  const people =
    keys.length === 0
      ? []
      : await forum.db
          .select({ id: users.id, username: users.username })
          .from(users)
          .where(inArray(users.usernameKey, keys));
  const options = {
    people: people.map((person) => person.username),
    math: settings.math,
    siteUrl: forum.config.siteUrl,
  };
  const rendered = await forum.renderer.render(body, options, turn);
  const mentioned = people.filter((person) => rendered.mentions.includes(person.username));
  return {
    html: rendered.html,
    rendererVersion: rendererVersion(settings),
    mentioned: mentioned.map(({ id }) => id),
    names: mentioned.map(({ username }) => username),
  };
}

/** What somebody is about to post, rendered and not kept. @throws Refusal signed_out, too_many, busy, text_too_complex */
export async function previewPost(forum: Forum, actor: Actor, body: string, address: string): Promise<string> {
  demand(mayTakePart(actor));
  const { limits } = await forum.settings();
  await forum.limits.demand(limits, "previewsByAddress", address);
  return (await renderFor(forum, { userId: idOf(actor), isPreview: true }, body)).html;
}

interface Stored {
  id: number;
  body: string;
  html: string;
  rendererVersion: number;
}

/**
 * The posts with HTML by the renderer of today: what was imported, or rendered by an older one, is rendered now
 * and kept. What cannot be rendered is shown as it was written: for good when the text is too complex (only an import
 * can bring one), else until the next reader.
 */
export async function withCurrentHtml<Post extends Stored>(forum: Forum, page: readonly Post[]): Promise<Post[]> {
  const { fresh, current } = await freshHtml(forum, page);
  // Reading goes on when nothing can be written.
  await keepHtml(forum.note, fresh, current);
  return page.map((post) => ({ ...post, html: htmlNow(post, fresh.get(post.id), current) }));
}

/** New HTML, by their ids, for those that another renderer made; those that cannot be rendered now are left out. */
export async function freshHtml(
  forum: Forum,
  all: readonly Stored[],
): Promise<{ fresh: Map<number, string>; current: number }> {
  const current = rendererVersion(await forum.settings());
  const fresh = new Map<number, string>();
  await Promise.all(
    all.map(async ({ id, body, rendererVersion }) => {
      if (rendererVersion === current) return;
      try {
        fresh.set(id, await htmlOf(forum, body));
      } catch (error) {
        forum.log.error({ post: id, ...errorFacts(error) }, "post not rendered");
        trueUntil(0);
      }
    }),
  );
  return { fresh, current };
}

/** What to show: the stored HTML, the fresh one, or without either the text as it was written. */
export function htmlNow(stored: Omit<Stored, "id">, fresh: string | undefined, current: number): string {
  return stored.rendererVersion === current ? stored.html : (fresh ?? asWritten(stored.body));
}

/** The HTML to keep. @throws what may be different the next time: the database's errors, a worker that ended */
export async function htmlOf(forum: Forum, body: string): Promise<string> {
  try {
    return (await renderPost(forum, body, null)).html;
  } catch (error) {
    if (!isRefusal(error) || error.code !== "text_too_complex") throw error;
    return asWritten(body);
  }
}

function asWritten(body: string): string {
  return `<pre>${body.replace(/[&<>]/g, (sign) => `&#x${sign.charCodeAt(0).toString(16)};`)}</pre>`;
}

/**
 * Not a visible change, so no version grows: whoever read the page before read the same words.
 * A post that was edited in the meantime has newer HTML already and is left alone.
 */
export async function keepHtml(
  write: (body: (tx: Tx) => Promise<void>) => Promise<void>,
  fresh: ReadonlyMap<number, string>,
  version: number,
): Promise<void> {
  if (fresh.size === 0) return;
  const cases = [...fresh].map(([id, html]) => sql`when ${id} then ${html}`);
  const isOld = and(inArray(posts.id, [...fresh.keys()]), ne(posts.rendererVersion, version));
  await write(async (tx) => {
    await tx
      .update(posts)
      .set({ html: sql`case ${posts.id} ${sql.join(cases, sql` `)} end`, rendererVersion: version })
      .where(isOld);
  });
}
