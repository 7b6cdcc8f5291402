import { type EnqueuedTaskPromise, type Index, Meilisearch, MeilisearchApiError } from "meilisearch";

/** Where a Meilisearch is, and what the index there is called. */
export interface MeilisearchPlace {
  url: string;
  apiKey: string | undefined;
  /** Indexes that are being built are called so too, with an ending. */
  index: string;
}

/** A question that takes longer is answered by the other engine. */
const ASK_MS = 2_000;
/** One request that hands work over; the work itself is waited for apart. */
const HAND_OVER_MS = 30_000;
/** One piece of work: a batch of documents, settings on a filled index. */
const WORKING = { timeout: 10 * 60_000, interval: 20 };

/** It sends a compressed answer in two pieces, and the second waits 40 ms for word of the first. */
const UNCOMPRESSED = { "accept-encoding": "identity" };

export interface Connection {
  index: string;
  /** For questions, with little patience. */
  asking: Meilisearch;
  /** For work. */
  working: Meilisearch;
  /** The live index. */
  live: Index;
}

export function connectTo({ url, apiKey, index }: MeilisearchPlace): Connection {
  const client = (timeout: number) =>
    new Meilisearch({ host: url, timeout, requestInit: { headers: UNCOMPRESSED }, ...(apiKey && { apiKey }) });
  const working = client(HAND_OVER_MS);
  return { index, asking: client(ASK_MS), working, live: working.index(index) };
}

/** Meilisearch's code for what went wrong, such as `index_not_found`; undefined when it did not answer. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof MeilisearchApiError ? (error.cause?.code ?? String(error.response.status)) : undefined;
}

/**
 * Waits until what was handed over is done. A task that the key may not see counts as done: whoever handed it over
 * looks at the index itself.
 * @throws when it failed, or takes longer than any work should
 */
export async function done(handed: EnqueuedTaskPromise, patience = WORKING): Promise<void> {
  try {
    const task = await handed.waitTask(patience);
    if (task.status !== "succeeded") throw new TaskFailed(task.type, task.error?.code ?? task.status);
  } catch (error) {
    if (codeOf(error) !== "task_not_found") throw error;
  }
}

/** Removes an index with all that it holds. */
export async function removeIndex(place: MeilisearchPlace): Promise<void> {
  const { working, index } = connectTo(place);
  await done(working.deleteIndex(index));
}

/** Meilisearch took the work, and could not do it. */
export class TaskFailed extends Error {
  readonly code: string;

  constructor(type: string, code: string) {
    super(`Meilisearch failed at ${type}: ${code}`);
    this.code = code;
  }
}

/** What went wrong in few words, without addresses, keys or what somebody wrote. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code) return `Meilisearch refuses: ${code}`;
  if (error instanceof TaskFailed) return error.message;
  if (!(error instanceof Error)) return "Meilisearch does not answer";
  const names = [error, error.cause, error.cause instanceof Error ? error.cause.cause : undefined];
  const systemCode = names
    .map((one) => (one as { code?: unknown } | undefined)?.code)
    .find((one) => typeof one === "string");
  if (error.name.startsWith("Meilisearch")) return `Meilisearch does not answer${systemCode ? `: ${systemCode}` : ""}`;
  return error.message;
}
