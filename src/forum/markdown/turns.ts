import { Refusal } from "#platform/refusal.ts";

/** Whose text is to be rendered, and whether it is only looked at. */
export interface Turn {
  userId: number;
  isPreview: boolean;
}

/** Texts of one member that may wait for their turn; a browser asks for a preview at a time. */
const MAX_WAITING_EACH = 3;
/** Beyond it previews are refused; posts only ever wait behind those of other members. */
const MAX_PREVIEWS = 50;
const RETRY_SECONDS = 5;

export type Turns = <Result>(turn: Turn, work: () => Promise<Result>) => Promise<Result>;

/**
 * Lets `places` texts be worked on at a time, one of each member and posts before previews, so that nobody keeps
 * the others from posting. @throws Refusal busy when too many are waiting
 */
export function createTurns(places: number): Turns {
  const busy = new Set<number>();
  const waiting: (Turn & { begin(): void })[] = [];

  function goOn(): void {
    while (busy.size < places) {
      const able = waiting.filter(({ userId }) => !busy.has(userId));
      const next = able.find(({ isPreview }) => !isPreview) ?? able[0];
      if (!next) return;
      waiting.splice(waiting.indexOf(next), 1);
      busy.add(next.userId);
      next.begin();
    }
  }

  return async (turn, work) => {
    const own = waiting.filter(({ userId }) => userId === turn.userId).length;
    if (own >= MAX_WAITING_EACH || (turn.isPreview && waiting.length >= MAX_PREVIEWS)) {
      throw new Refusal("busy", { field: "body", detail: { seconds: RETRY_SECONDS } });
    }
    await new Promise<void>((begin) => {
      waiting.push({ ...turn, begin });
      goOn();
    });
    try {
      return await work();
    } finally {
      busy.delete(turn.userId);
      goOn();
    }
  };
}
