import { AsyncLocalStorage } from "node:async_hooks";
import type { Forum } from "#forum/forum.ts";
import type { Actor } from "#forum/members/actor.ts";
import type { Settings } from "#forum/settings/input.ts";
import type { FormState } from "./form-state.ts";
import type { CacheFacts } from "./guest-cache/facts.ts";
import type { PageParts } from "./page-parts.ts";
import type { Translate } from "./translate.ts";

/** What a page says of itself while it is rendered for many. */
export interface SharedPage {
  /**
   * Whether it is the very page that who is `here()` would get; then it also does what their visit does. A page without
   * such a rule is nobody's.
   */
  suits: (() => Promise<boolean>) | null;
}

/** The place of one request: what the server found out before a page renders, and what the page says back. */
export interface RequestContext {
  readonly forum: Forum;
  readonly actor: Actor;
  readonly settings: Settings;
  /** Words in the reader's language: the member's choice, else the site's. */
  readonly t: Translate;
  readonly locale: "de" | "en";
  /** Path and query as asked for, starting with a slash. */
  readonly url: URL;
  /** The client's address; an IPv6 one by its /64. */
  readonly address: string;
  /** What became of the form that was posted to this page, when it is rendered again. */
  readonly form: FormState | null;
  /** How guests' kept pages do, for administrators. */
  readonly guestPages: () => CacheFacts;
  /** What Next does not need to carry, and what of the page is the reader's own. */
  readonly parts: PageParts;
  /** Set while the page is rendered for many: `actor` is nobody then. */
  readonly shared: SharedPage | null;
  /** What the page searched for, and how many threads it found: for counting. */
  searched: { q: string; found: number } | null;
  /** Status the answer shall have where Next would say 200 or 404. */
  status: number | null;
}

// Modules load several times in one Next process, so the one store hangs on globalThis.
const shared = globalThis as typeof globalThis & {
  stoaContext?: AsyncLocalStorage<RequestContext>;
  /** See ui/static.tsx: components give large strings away through this. */
  stoaHold?: (html: string) => string;
};
shared.stoaContext ??= new AsyncLocalStorage<RequestContext>();

export const requestContext = shared.stoaContext;
shared.stoaHold = (html) => requestContext.getStore()?.parts.hold(html) ?? html;

/** The place of the request that is being answered. */
export function here(): RequestContext {
  const context = requestContext.getStore();
  if (!context) throw new Error("here() is for pages and routes, while they answer a request");
  return context;
}
