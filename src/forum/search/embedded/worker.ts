import { workerData } from "node:worker_threads";
import type { SearchDocument, SearchRequest, SimilarRequest } from "../engine.ts";
import type { FoundPage, PageWanted } from "../found-page.ts";
import { answerCalls } from "../thread.ts";
import { type PackedFound, packFound } from "../wire.ts";
import { swapIn } from "./files.ts";
import { SearchIndex } from "./index.ts";
import { PlaceReader } from "./places.ts";

/** What can be asked of the thread, by name, with what each takes and gives. */
export interface Calls {
  put: { takes: readonly SearchDocument[]; gives: undefined };
  /** Into a file that nobody reads yet; `finish` makes it whole, up to this event. */
  build: { takes: readonly SearchDocument[]; gives: undefined };
  finish: { takes: number; gives: undefined };
  remove: { takes: readonly number[]; gives: undefined };
  search: { takes: SearchRequest; gives: PackedFound };
  similar: { takes: SimilarRequest; gives: PackedFound };
  /** What of these hits, the best first, may be seen. On SQLite alone. */
  page: { takes: { postIds: Float64Array; wanted: PageWanted }; gives: FoundPage };
  state: { takes: undefined; gives: { documents: number; eventId: number } };
  reached: { takes: number; gives: undefined };
  /** Puts the index file of this name in the place of the live one. */
  swapIn: { takes: string; gives: undefined };
  close: { takes: undefined; gives: undefined };
}

/** `database`: the forum's own on SQLite, for `page`. */
export interface Files {
  file: string;
  database?: string;
}

const { file, database } = workerData as Files;
let index: SearchIndex | null = null;
let places: PlaceReader | null = null;

/** Another process may have put a new index in the place of this one, or written to it. */
function live(): SearchIndex {
  if (index?.isOvertaken()) {
    index.close();
    index = null;
  }
  index ??= new SearchIndex(file);
  return index;
}

function placeReader(): PlaceReader {
  if (database === undefined) throw new Error("this thread knows no database to read places from");
  places ??= new PlaceReader(database);
  return places;
}

/** What is refused leaves counts in memory that stand nowhere: they are read again from the file. */
function change(body: (index: SearchIndex) => void): undefined {
  try {
    body(live());
  } catch (error) {
    index?.close();
    index = null;
    throw error;
  }
  return undefined;
}

const answers: Parameters<typeof answerCalls<Calls>>[0] = {
  put: (documents) => change((live) => live.put(documents)),
  build: (documents) => void live().build(documents),
  finish: (eventId) => void live().finish(eventId),
  remove: (ids) => change((live) => live.remove(ids)),
  search: (request) => packFound(live().search(request)),
  similar: (request) => packFound(live().similar(request)),
  page: ({ postIds, wanted }) => placeReader().page(postIds, wanted),
  state: () => {
    const { documents, eventId } = live();
    return { documents, eventId };
  },
  reached: (eventId) => {
    live().eventId = eventId;
    return undefined;
  },
  swapIn: (fresh) => {
    index?.close();
    index = null;
    swapIn(fresh, file);
    return undefined;
  },
  close: () => {
    index?.close();
    index = null;
    places?.close();
    places = null;
    return undefined;
  },
};

// A search that is found already is finished, and the page of a thread names what is related, before another search.
answerCalls<Calls>(answers, ["page", "similar"]);
