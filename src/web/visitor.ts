import type { IncomingMessage } from "node:http";
import type { Forum } from "#forum/forum.ts";
import { type Actor, actorOfSession, guest } from "#forum/members/actor.ts";
import { touchSession } from "#forum/members/commands.ts";
import { addressReader } from "./address.ts";
import type { RequestContext } from "./context.ts";
import type { CacheFacts } from "./guest-cache/facts.ts";
import { PageParts } from "./page-parts.ts";
import { cookieCodec } from "./session-cookie.ts";
import { translatorFor } from "./translate.ts";

const SEEN_EVERY_MS = 5 * 60_000;

export interface Visitors {
  /** Who is behind a session cookie: the guest when its signature does not hold or its session has ended. */
  whoAsks(cookie: string | undefined): Promise<Actor>;
  contextOf(request: Pick<IncomingMessage, "headers" | "socket">, url: URL, actor: Actor): Promise<RequestContext>;
}

export function createVisitors(forum: Forum, guestPages: () => CacheFacts): Visitors {
  const addressOf = addressReader(forum.config.trustedProxies);
  const codec = cookieCodec(forum);
  return {
    async whoAsks(cookie) {
      if (cookie === undefined) return guest;
      const sessionId = await codec.read(cookie);
      if (!sessionId) return guest;
      const actor = await actorOfSession(forum, sessionId);
      if (!actor) return guest;
      if (forum.now() - actor.seenAt > SEEN_EVERY_MS) await touchSession(forum, actor);
      return actor;
    },
    async contextOf(request, url, actor) {
      const settings = await forum.settings();
      const locale = actor.locale ?? settings.language;
      return {
        forum,
        actor,
        settings,
        locale,
        url,
        t: translatorFor(locale, settings.address),
        guestPages,
        address: addressOf(request.socket.remoteAddress, String(request.headers["x-forwarded-for"] ?? "")),
        form: null,
        parts: new PageParts(),
        shared: null,
        searched: null,
        status: null,
      };
    },
  };
}
