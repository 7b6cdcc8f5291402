import type { SearchDocument } from "../engine.ts";

/** A document with what a story leaves open filled in. */
export function aDocument(postId: number, title: string | null, body: string, more: Partial<SearchDocument> = {}) {
  return {
    postId,
    threadId: postId,
    title,
    body,
    categoryId: 1,
    authorId: 1,
    tagIds: [],
    kind: "question",
    isSolved: false,
    isAnswered: false,
    createdAt: Date.UTC(2026, 0, 1) + postId,
    ...more,
  } satisfies SearchDocument;
}
