import type { Portion } from "./batch.ts";

/** A portion whose thread has a row by now. */
export interface Placed {
  portion: Portion;
  threadId: number;
  categoryId: number;
  isPublic: boolean;
  isNew: boolean;
}
