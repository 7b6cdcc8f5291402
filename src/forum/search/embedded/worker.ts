import { workerData } from "node:worker_threads";
import type { SearchDocument, SearchRequest, SimilarRequest } from "../engine.ts";
import { answerCalls } from "../thread.ts";
import { type PackedFound, packFound } from "../wire.ts";
import { swapIn } from "./files.ts";
import { SearchIndex } from "./index.ts";

/** What can be asked of the thread, by name, with what each takes and gives. */
export interface Calls {
  put: { takes: readonly SearchDocument[]; gives: undefined };
  /** Into a file that nobody reads yet; `finish` makes it whole, up to this event. */
  build: { takes: readonly SearchDocument[]; gives: undefined };
  finish: { takes: number; gives: undefined };
  remove: { takes: readonly number[]; gives: undefined };
  search: { takes: SearchRequest; gives: PackedFound };
  similar: { takes: SimilarRequest; gives: PackedFound };
  state: { takes: undefined; gives: { documents: number; eventId: number } };
  reached: { takes: number; gives: undefined };
  /** Puts the index file of this name in the place of the live one. */
  swapIn: { takes: string; gives: undefined };
  close: { takes: undefined; gives: undefined };
}

const { file } = workerData as { file: string };
let index: SearchIndex | null = null;

/** Another process may have put a new index in the place of this one, or written to it. */
function live(): SearchIndex {
  if (index?.isOvertaken()) {
    index.close();
    index = null;
  }
  index ??= new SearchIndex(file);
  return index;
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

answerCalls<Calls>({
  put: (documents) => change((live) => live.put(documents)),
  build: (documents) => void live().build(documents),
  finish: (eventId) => void live().finish(eventId),
  remove: (ids) => change((live) => live.remove(ids)),
  search: (request) => packFound(live().search(request)),
  similar: (request) => packFound(live().similar(request)),
  state: () => ({ documents: live().documents, eventId: live().eventId }),
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
    return undefined;
  },
});
