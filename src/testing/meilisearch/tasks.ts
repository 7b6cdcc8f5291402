/** What was asked of the server that takes time. */
export interface Task {
  uid: number;
  indexUid: string | null;
  status: "enqueued" | "processing" | "succeeded" | "failed";
  type: string;
  error: { message: string; code: string; type: string; link: string } | null;
  details: Record<string, unknown>;
  enqueuedAt: string;
}

/** Work that cannot be done, told when its turn comes. */
export class Failure extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export const errorBody = (code: string, message: string, type = "invalid_request") => ({
  message,
  code,
  type,
  link: `https://docs.meilisearch.com/errors#${code}`,
});

/** Takes work, does it one after the other and a moment later, and remembers what became of it. */
export function createTasks({ delayMs, isStuck }: { delayMs: number; isStuck: () => boolean }) {
  const all = new Map<number, Task>();
  let last = 0;
  let queue: Promise<void> = Promise.resolve();

  async function work(task: Task, body: () => void): Promise<void> {
    do await new Promise((resolve) => setTimeout(resolve, delayMs));
    while (isStuck());
    task.status = "processing";
    try {
      body();
      task.status = "succeeded";
    } catch (error) {
      task.status = "failed";
      const code = error instanceof Failure ? error.code : "internal";
      task.error = errorBody(code, error instanceof Error ? error.message : "");
    }
  }

  return {
    get: (uid: number) => all.get(uid),
    /** What the server answers at once, with 202. */
    take(type: string, indexUid: string | null, body: () => void) {
      const uid = ++last;
      const enqueuedAt = new Date().toISOString();
      const task: Task = { uid, indexUid, status: "enqueued", type, error: null, details: {}, enqueuedAt };
      all.set(uid, task);
      queue = queue.then(() => work(task, body));
      return { taskUid: uid, indexUid, status: "enqueued", type, enqueuedAt };
    },
  };
}

export type Tasks = ReturnType<typeof createTasks>;
