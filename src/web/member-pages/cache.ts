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
  #hits = 0;
  #misses = 0;

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

  /** This reader's page: out of what is kept, or as `alone` renders it for them. */
  async pageFor(reader: RequestContext, alone: () => Promise<Page>): Promise<Page> {
    const key = keyOf(reader);
    if (key === null) return alone();
    const known = await this.#pages.known(key);
    const found = known ?? (await this.#atSecondAsking(key, reader));
    const own = found instanceof SharedEntry ? await found.pageFor(reader) : null;
    if (own && known) this.#hits++;
    else this.#misses++;
    const page = own ?? (await alone());
    if (found === null) this.#note(key, page);
    return page;
  }

  facts(): CacheFacts {
    return { ...this.#pages.facts(), hits: this.#hits, misses: this.#misses };
  }

  async #atSecondAsking(key: string, { url, actor, locale }: RequestContext): Promise<Page | SharedEntry | null> {
    if (!this.#asked.delete(key)) return null;
    // In the language of the key, also where the site's, which this member reads, has changed since they came.
    const anybody = { ...anybodyLike(actor), locale };
    return this.#pages.made(key, () => this.#render(url, anybody, { suits: null }));
  }

  /** Made-up addresses, and pages too large to keep, are never worth a second render. */
  #note(key: string, page: Page): void {
    if (!this.#pages.couldKeep(page)) return;
    if (this.#asked.size >= MOST_ASKED) this.#asked.clear();
    this.#asked.add(key);
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
