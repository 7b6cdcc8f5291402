import type { Found } from "./engine.ts";

/** Posts that the embedded index has as they are now, and an engine that takes longer has not yet. */
export interface Gap {
  /** The embedded index took in these posts; what happened to them last was this event. */
  tookIn(eventId: number, postIds: readonly number[]): void;
  posts(): ReadonlySet<number>;
}

/** `reached`: the last event that the engine that takes longer has taken in. */
export function createGap(reached: () => number): Gap {
  const touched = new Map<number, number>();

  function close(): void {
    const upTo = reached();
    for (const [postId, eventId] of touched) if (eventId <= upTo) touched.delete(postId);
  }

  return {
    tookIn(eventId, postIds) {
      for (const postId of postIds) touched.set(postId, eventId);
      close();
    },
    posts() {
      close();
      return new Set(touched.keys());
    },
  };
}

/**
 * What one engine found, where another one is right about the posts that are `late` in the first. Their scores are
 * shares of the best that each found, and these are mostly the same posts.
 */
export function withNewer(
  found: Found,
  newer: Found,
  { late, limit }: { late: ReadonlySet<number>; limit: number },
): Found {
  const added = newer.hits.filter(({ postId }) => late.has(postId));
  const kept = found.hits.filter(({ postId }) => !late.has(postId));
  const hits = [...kept, ...added].sort((a, b) => b.score - a.score || b.postId - a.postId);
  const stems = added.length > 0 ? [...new Set([...found.stems, ...newer.stems])] : found.stems;
  return { hits: hits.slice(0, limit), stems };
}
