import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { EnqueuedTaskPromise } from "meilisearch";
import type { SearchDocument } from "../engine.ts";
import { batchesOf } from "./batches.ts";
import { type Connection, codeOf, done } from "./connection.ts";
import { INDEX_FORM, PLACE_ID, type StoredPlace, type StoredPost, storedPost } from "./document.ts";
import { indexSettings, isSetSo } from "./settings.ts";

/** So many posts are handed over at once, and so many times before the first of them must be done. */
const GATHERED = 5_000;
const BATCHES_AHEAD = 50;
/** A new index of millions of posts takes an hour. */
const BUILDING = { timeout: 6 * 60 * 60_000, interval: 100 };
/** Putting one index in the place of another takes a moment, but waits for work that came before. */
const SWAP_MS = 10 * 60_000;
const LOOK_EVERY_MS = 50;
/** A building that nobody finished in so long was given up. */
const LEFT_BEHIND_MS = 60 * 60_000;
const MOST_LISTED = 1_000;

/** The index that questions go to, and those that are built to take its place. */
export class LiveIndex {
  readonly #connection: Connection;
  #isPrepared = false;
  /** The last place that was handed over. */
  #placing: Promise<void> = Promise.resolve();

  /** What is handed over next to the index that is being built, and what has been. */
  #gathered: StoredPost[] = [];
  #ahead: EnqueuedTaskPromise[] = [];

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async put(documents: readonly SearchDocument[]): Promise<void> {
    await this.#prepared();
    for (const lines of batchesOf(documents.map(storedPost))) await done(this.#handOver(this.#connection.index, lines));
  }

  async remove(postIds: readonly number[]): Promise<void> {
    await this.#prepared();
    await done(this.#connection.live.deleteDocuments([...postIds]));
  }

  /** What is there, of the form that this program reads; nothing when there is no such index. */
  async state(): Promise<{ documents: number; eventId: number }> {
    const placing = this.#placing;
    this.#placing = Promise.resolve();
    await placing;
    const place = await this.#place();
    // It may be gone altogether, with its settings.
    if (!place) this.#isPrepared = false;
    if (place && place.form !== INDEX_FORM) return { documents: 0, eventId: 0 };
    const documents = await this.#count(this.#connection.index);
    return { documents: documents - (place ? 1 : 0), eventId: place?.eventId ?? 0 };
  }

  /** Hands it over behind the documents that it speaks of; whoever asks for the state next waits for it. */
  async reached(eventId: number): Promise<void> {
    await this.#prepared();
    const build = (await this.#place())?.build ?? "";
    const placing = done(this.#putPlace(this.#connection.index, { eventId, build }));
    this.#placing = placing;
    placing.catch(() => undefined);
  }

  /** An empty index beside the live one. */
  async begin(): Promise<string> {
    this.#ahead = [];
    this.#gathered = [];
    await this.#removeLeftBehind();
    const name = `${this.#connection.index}-new-${Date.now().toString(36)}`;
    await this.#create(name);
    return name;
  }

  /**
   * Takes documents into an index that is being built. They are handed over many at once and far ahead: Meilisearch
   * takes in what waits together, and every piece of it costs as much as the index is large.
   */
  async fill(name: string, documents: readonly SearchDocument[]): Promise<void> {
    for (const document of documents) this.#gathered.push(storedPost(document));
    if (this.#gathered.length >= GATHERED) await this.#handOverGathered(name);
  }

  async #handOverGathered(name: string): Promise<void> {
    for (const lines of batchesOf(this.#gathered.splice(0))) {
      const handed = this.#handOver(name, lines);
      await handed;
      this.#ahead.push(handed);
      if (this.#ahead.length >= BATCHES_AHEAD) await this.#oldestDone();
    }
  }

  /** They are done in the order in which they were handed over, so one alone is asked about. */
  async #oldestDone(): Promise<void> {
    const oldest = this.#ahead.shift();
    if (oldest) await done(oldest, BUILDING);
  }

  /**
   * Puts a finished index in the place of the live one. The key of a forum may not see that task, so the index itself
   * is looked at. @throws when documents are missing, or it does not take place in time
   */
  async putInPlace(name: string, { documents, eventId }: { documents: number; eventId: number }): Promise<void> {
    await this.#handOverGathered(name);
    while (this.#ahead.length > 0) await this.#oldestDone();
    const build = randomUUID();
    await done(this.#putPlace(name, { eventId, build }));
    const counted = (await this.#count(name)) - 1;
    if (counted !== documents) throw new Error(`Meilisearch holds ${counted} of ${documents} posts`);
    this.#isPrepared = false;
    await this.#prepared();
    await this.#placing.catch(() => undefined);
    await this.#connection.working.swapIndexes([{ indexes: [this.#connection.index, name], rename: false }]);
    const end = performance.now() + SWAP_MS;
    while ((await this.#place())?.build !== build) {
      if (performance.now() > end) throw new Error("Meilisearch did not put the new index in its place");
      await wait(LOOK_EVERY_MS);
    }
  }

  /** Removes an index that was being built, or that was replaced. */
  async drop(name: string): Promise<void> {
    await done(this.#connection.working.deleteIndex(name));
  }

  #handOver(name: string, lines: string): EnqueuedTaskPromise {
    return this.#connection.working.index(name).addDocumentsFromString(lines, "application/x-ndjson");
  }

  #putPlace(name: string, place: Pick<StoredPlace, "eventId" | "build">): EnqueuedTaskPromise {
    const document: StoredPlace = { id: PLACE_ID, form: INDEX_FORM, ...place };
    return this.#handOver(name, JSON.stringify(document));
  }

  async #place(): Promise<StoredPlace | null> {
    try {
      return await this.#connection.live.getDocument<StoredPlace>(PLACE_ID);
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async #count(name: string): Promise<number> {
    try {
      return (await this.#connection.working.index(name).getStats()).numberOfDocuments;
    } catch (error) {
      if (isMissing(error)) return 0;
      throw error;
    }
  }

  /** Before the first change: the live index is there, and set as this program needs it. */
  async #prepared(): Promise<void> {
    if (this.#isPrepared) return;
    try {
      if (!isSetSo(await this.#connection.live.getSettings())) {
        await done(this.#connection.live.updateSettings(indexSettings));
      }
    } catch (error) {
      if (!isMissing(error)) throw error;
      await this.#create(this.#connection.index);
    }
    this.#isPrepared = true;
  }

  async #create(name: string): Promise<void> {
    const { working } = this.#connection;
    await done(working.createIndex(name, { primaryKey: "id" }));
    await done(working.index(name).updateSettings(indexSettings));
  }

  async #removeLeftBehind(): Promise<void> {
    const { working, index } = this.#connection;
    const { results } = await working.getRawIndexes({ limit: MOST_LISTED });
    for (const { uid, updatedAt } of results) {
      const isOld = Date.now() - Date.parse(String(updatedAt)) > LEFT_BEHIND_MS;
      if (uid.startsWith(`${index}-new-`) && isOld) await this.drop(uid);
    }
  }
}

function isMissing(error: unknown): boolean {
  const code = codeOf(error);
  return code === "index_not_found" || code === "document_not_found";
}
