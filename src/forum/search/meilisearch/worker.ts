import { workerData } from "node:worker_threads";
import type { Found, SearchDocument, SearchRequest, SimilarRequest } from "../engine.ts";
import { answerCalls } from "../thread.ts";
import { Backgrounds } from "./background.ts";
import { connectTo, type MeilisearchPlace, reasonOf } from "./connection.ts";
import { LiveIndex } from "./live-index.ts";
import { MeilisearchSearch } from "./search.ts";

/** What can be asked of the thread, by name, with what each takes and gives. */
export interface Calls {
  put: { takes: readonly SearchDocument[]; gives: undefined };
  remove: { takes: readonly number[]; gives: undefined };
  search: { takes: SearchRequest; gives: Found };
  similar: { takes: SimilarRequest; gives: Found };
  state: { takes: undefined; gives: { documents: number; eventId: number } };
  reached: { takes: number; gives: undefined };
  /** An index beside the live one, by the name that it gives. */
  begin: { takes: undefined; gives: string };
  fill: { takes: { name: string; documents: readonly SearchDocument[] }; gives: undefined };
  putInPlace: { takes: { name: string; documents: number; eventId: number }; gives: undefined };
  drop: { takes: string; gives: undefined };
  close: { takes: undefined; gives: undefined };
}

const connection = connectTo((workerData as { place: MeilisearchPlace }).place);
const live = new LiveIndex(connection);
const backgrounds = new Backgrounds(connection);
const search = new MeilisearchSearch(connection, backgrounds);

/** Errors leave the thread as a sentence that may be shown. */
function told<Takes, Gives>(body: (takes: Takes) => Promise<Gives>): (takes: Takes) => Promise<Gives> {
  return (takes) =>
    body(takes).catch((error: unknown) => {
      throw new Error(reasonOf(error));
    });
}

/** What changes the index. */
function changing<Takes>(body: (takes: Takes) => Promise<void>): (takes: Takes) => Promise<undefined> {
  return told(async (takes) => {
    await body(takes);
    backgrounds.changed();
    return undefined;
  });
}

answerCalls<Calls>({
  put: changing((documents) => live.put(documents)),
  remove: changing((ids) => live.remove(ids)),
  search: told((request) => search.search(request)),
  similar: told((request) => search.similar(request)),
  state: told(() => live.state()),
  reached: told(async (eventId) => void (await live.reached(eventId))),
  begin: told(() => live.begin()),
  fill: told(async ({ name, documents }) => void (await live.fill(name, documents))),
  putInPlace: changing(({ name, ...what }) => live.putInPlace(name, what)),
  drop: told(async (name) => void (await live.drop(name))),
  close: async () => undefined,
});
