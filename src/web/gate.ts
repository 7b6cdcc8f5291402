/** More wait than can be served while anybody still waits for it. */
export class TooBusy extends Error {
  constructor() {
    super("too many pages are waiting to be rendered");
  }
}

/**
 * Lets so many through at once, the others in turn. Rendering holds the one thread up: sixty pages begun together
 * would all be ready late, and everybody else with them. @throws TooBusy when too many wait already
 */
export function createGate({ atOnce, waiting }: { atOnce: number; waiting: number }) {
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
