import type { EngineState, ReindexSource, SearchEngine } from "../engine.ts";
import { createThread } from "../thread.ts";
import type { MeilisearchPlace } from "./connection.ts";
import type { Calls } from "./worker.ts";

const workerFile = new URL("./worker.ts", import.meta.url);

/** The engine that asks a Meilisearch; analysis and exact scores are ours and take a thread of their own. */
export function createMeilisearchEngine(place: MeilisearchPlace): SearchEngine {
  const thread = createThread<Calls>(workerFile, { place });
  let running: EngineState["reindex"] = null;

  async function reindex({ eventId, total, batches, progress }: ReindexSource): Promise<void> {
    if (running) throw new Error("the search index is being built already");
    running = { done: 0, total };
    let name: string | null = null;
    try {
      name = await thread.call("begin", undefined);
      for await (const documents of batches) {
        await thread.call("fill", { name, documents });
        running = { done: running.done + documents.length, total };
        progress?.(running.done, total);
      }
      await thread.call("putInPlace", { name, documents: running.done, eventId });
    } finally {
      running = null;
      // What replaced the old index left that under this name.
      if (name !== null) await thread.call("drop", name).catch(() => undefined);
    }
  }

  return {
    name: "meilisearch",
    index: (documents) => thread.call("put", documents),
    remove: (postIds) => thread.call("remove", postIds),
    search: (request) => thread.call("search", request),
    similar: (request) => thread.call("similar", request),
    state: async () => ({ ...(await thread.call("state", undefined)), reindex: running }),
    reached: (eventId) => thread.call("reached", eventId),
    reindex,
    close: () => thread.close(),
  };
}
