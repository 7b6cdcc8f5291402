import type { Found } from "./engine.ts";

/** What was found, as it goes from thread to thread: a thousand objects take milliseconds to copy, two arrays none. */
export interface PackedFound {
  postIds: Float64Array;
  scores: Float64Array;
  stems: string[];
}

export function packFound({ hits, stems }: Found): PackedFound {
  return {
    postIds: Float64Array.from(hits, ({ postId }) => postId),
    scores: Float64Array.from(hits, ({ score }) => score),
    stems,
  };
}

export function unpackFound({ postIds, scores, stems }: PackedFound): Found {
  return { hits: Array.from(postIds, (postId, at) => ({ postId, score: scores[at] ?? 0 })), stems };
}
