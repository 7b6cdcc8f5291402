/** More wait than can be served while anybody still waits for it. */
export class TooBusy extends Error {
  constructor() {
    super("too many pages are waiting to be rendered");
  }
}

/** Runs what is given to it when its turn comes. */
export type Gate = <T>(body: () => Promise<T>) => Promise<T>;

/**
 * Lets so many through at once, the others in turn. Rendering holds the one thread up: sixty pages begun together
 * would all be ready late, and everybody else with them. @throws TooBusy when too many wait already
 */
export function createGate({ atOnce, waiting }: { atOnce: number; waiting: number }): Gate {
  let running = 0;
  const queue: (() => void)[] = [];
  return async function pass<T>(body: () => Promise<T>): Promise<T> {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw new TooBusy();
      // Whoever leaves hands their place over.
      await new Promise<void>((next) => queue.push(next));
    } else running++;
    try {
      return await body();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running--;
    }
  };
}

/** What goes first, and what lets it. */
export interface Precedence {
  first: Gate;
  /** Begins when nothing of what goes first is under way, or when it has waited so long (ms). */
  after: (atMost: number) => Gate;
}

/** One thread does everything: what is begun beside a page makes that page late by as much as itself takes. */
export function createPrecedence(): Precedence {
  let running = 0;
  let waiting: (() => void)[] = [];
  return {
    async first(body) {
      running++;
      try {
        return await body();
      } finally {
        if (--running === 0) {
          for (const go of waiting) go();
          waiting = [];
        }
      }
    },
    after: (atMost) => async (body) => {
      if (running > 0) {
        await new Promise<void>((go) => {
          const late = setTimeout(go, atMost);
          waiting.push(() => {
            clearTimeout(late);
            go();
          });
        });
      }
      return body();
    },
  };
}

/** The same pieces, each made when its turn comes; between them no place is taken. */
export async function* gated<T>(pieces: AsyncIterator<T>, pass: Gate): AsyncGenerator<T> {
  for (;;) {
    const piece = await pass(() => pieces.next());
    if (piece.done) return;
    yield piece.value;
  }
}
