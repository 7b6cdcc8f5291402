import { join } from "node:path";
import type { EngineState, Hit, ReindexSource, SearchDocument, SearchEngine } from "../engine.ts";
import type { FoundPage, PageWanted } from "../found-page.ts";
import { createThread } from "../thread.ts";
import { unpackFound } from "../wire.ts";
import { freshFile, removeAbandoned, removeIndexFiles } from "./files.ts";
import type { Calls, Files } from "./worker.ts";

const workerFile = new URL("./worker.ts", import.meta.url);

export interface EmbeddedEngine extends SearchEngine {
  /** Where hits of any engine stand, read in the thread too. @throws unless it knows the `database` */
  page(hits: readonly Hit[], wanted: PageWanted): Promise<FoundPage>;
}

/**
 * The engine that needs nothing but a file: FTS5 in `search.db`, in a thread of its own. `database`: the forum's own,
 * where that is a file.
 */
export function createEmbeddedEngine({ dataDir, database }: { dataDir: string; database?: string }): EmbeddedEngine {
  const file = join(dataDir, "search.db");
  const thread = createThread<Calls>(workerFile, { file, ...(database && { database }) } satisfies Files);
  let running: EngineState["reindex"] = null;

  /** A second thread builds, so that the first one answers meanwhile. */
  async function reindex({ eventId, total, batches, progress }: ReindexSource): Promise<void> {
    if (running) throw new Error("the search index is being built already");
    running = { done: 0, total };
    removeAbandoned(dataDir);
    const fresh = freshFile(dataDir, process.pid);
    removeIndexFiles(fresh);
    const builder = createThread<Calls>(workerFile, { file: fresh } satisfies Files);
    let taking: Promise<void> = Promise.resolve();
    const take = async (documents: readonly SearchDocument[]) => {
      await builder.call("build", documents);
      running = { done: (running?.done ?? 0) + documents.length, total };
      progress?.(running.done, total);
    };
    try {
      // While some are taken in, the next ones are read.
      for await (const documents of batches) {
        await taking;
        taking = take(documents);
        // It is waited for below; that it may fail before is no surprise.
        taking.catch(() => undefined);
      }
      await taking;
      await builder.call("finish", eventId);
      await builder.close();
      await thread.call("swapIn", fresh);
    } finally {
      await taking.catch(() => undefined);
      running = null;
      await builder.close();
      removeIndexFiles(fresh);
    }
  }

  return {
    name: "fts5",
    index: (documents) => thread.call("put", documents),
    remove: (postIds) => thread.call("remove", postIds),
    search: async (request) => unpackFound(await thread.call("search", request)),
    similar: async (request) => unpackFound(await thread.call("similar", request)),
    page: (hits, wanted) => thread.call("page", { postIds: Float64Array.from(hits, ({ postId }) => postId), wanted }),
    state: async () => ({ ...(await thread.call("state", undefined)), reindex: running }),
    reached: (eventId) => thread.call("reached", eventId),
    reindex,
    close: () => thread.close(),
  };
}
