import { type Actor, anybodyLike } from "#forum/members/actor.ts";
import type { Store } from "#platform/store.ts";
import type { RequestContext, SharedPage } from "../context.ts";
import type { CacheFacts } from "../guest-cache/facts.ts";
import { publicPageKey } from "../guest-cache/public-pages.ts";
import { KeptPages } from "../kept-pages.ts";
import type { Page } from "../pages.ts";
import { SharedEntry } from "./entry.ts";

const MAX_BYTES = 16 * 1024 * 1024;
const MOST_ASKED = 5_000;
const THREAD = /^\/t\/[^/]+\/\d{1,10}$/;

/** What the cache stands on; `page` has an address rendered for many, with a request that is nobody's. */
export interface MemberPagesParts {
  store: Store;
  now: () => number;
  page: (url: URL, anybody: Actor, shared: SharedPage) => Promise<Page>;
}

/**
 * Pages that look the same to all members of one kind, until one of them has written, marked or not yet read something
 * there. They are rendered for somebody who has done nothing and is nobody, so nothing of a person can be in them.
 */
export class MemberPages {
  readonly #pages: KeptPages<SharedEntry>;
  readonly #render: MemberPagesParts["page"];
  /** Asked for once since something changed: worth keeping when somebody asks again. */
  readonly #asked = new Set<string>();

  constructor({ store, now, page }: MemberPagesParts) {
    this.#render = page;
    this.#pages = new KeptPages({
      store,
      now,
      maxBytes: MAX_BYTES,
      keep: (page, reading, at) => {
        const suits = page.context.shared?.suits;
        return suits ? new SharedEntry(page, suits, reading, at) : null;
      },
    });
  }

  /** This reader's page out of what is kept; null: it has to be rendered for them alone. */
  async pageFor(reader: RequestContext): Promise<Page | null> {
    const key = keyOf(reader);
    if (key === null) return null;
    const found = (await this.#pages.known(key)) ?? (await this.#atSecondAsking(key, reader));
    return found instanceof SharedEntry ? found.pageFor(reader) : null;
  }

  facts(): CacheFacts {
    return this.#pages.facts();
  }

  async #atSecondAsking(key: string, reader: RequestContext): Promise<Page | SharedEntry | null> {
    if (this.#asked.delete(key))
      return this.#pages.made(key, () => this.#render(reader.url, anybodyLike(reader.actor), { suits: null }));
    if (this.#asked.size >= MOST_ASKED) this.#asked.clear();
    this.#asked.add(key);
    return null;
  }
}

/** The address and the kind of member; null: not a page that is kept. Staff and moderators see too much of their own. */
function keyOf({ actor, url, locale }: RequestContext): string | null {
  if (!isPlainMember(actor) || !THREAD.test(url.pathname)) return null;
  const page = publicPageKey(url);
  const groups = [...actor.groups].sort((a, b) => a - b).join(",");
  return page && `${locale} ${actor.flatView ? "flat" : "tree"} ${groups} ${page}`;
}

function isPlainMember(actor: Actor): boolean {
  return actor.role === "member" && actor.suspension === null && actor.silence === null;
}
