import type { PostSketch } from "../staging.ts";

export interface PlannedPost {
  seq: number;
  id: string;
  number: number;
  /** Number of the parent in this thread, when it is stored in the same run. */
  parentNumber: number | null;
  /** The parent was stored before; its source id. */
  knownParent: string | null;
  problem?: "number_taken" | "parent_later" | "parent_missing" | "parent_cycle";
}

export interface PlanInput {
  posts: readonly PostSketch[];
  /** The highest number in the thread so far; 0 for a new one. */
  lastNumber: number;
  /** Numbers that are given already, of those that posts ask for. */
  taken: ReadonlySet<number>;
  /** Source ids of posts of this thread that are stored already. */
  known: ReadonlySet<string>;
  /** For a new thread: what its opening post looks like. */
  opening: { authorId: string | null; createdAt: number } | undefined;
}

/**
 * Gives every post its number: the one it asks for, else the next ones in the order of time, a parent always before
 * its children. In the result numbers grow.
 */
export function planThread({ posts, lastNumber, taken, known, opening }: PlanInput): PlannedPost[] {
  const given = new Map<number, PostSketch>();
  const free: PostSketch[] = [];
  const outOfPlace = new Set<PostSketch>();
  for (const post of posts) {
    if (post.number === null) free.push(post);
    else if (taken.has(post.number) || given.has(post.number)) {
      outOfPlace.add(post);
      free.push(post);
    } else given.set(post.number, post);
  }
  const numbers = new Map<string, number>();
  for (const [number, post] of given) numbers.set(post.id, number);
  let next = Math.max(lastNumber, ...given.keys(), 0);
  if (opening && next === 0) next = placeOpening(free, opening, numbers);
  const cycles = new Set<string>();
  for (const post of inOrder(free, numbers, cycles)) numbers.set(post.id, ++next);

  return posts
    .map((post): PlannedPost => {
      const number = numbers.get(post.id) ?? 0;
      const planned: PlannedPost = { seq: post.seq, id: post.id, number, parentNumber: null, knownParent: null };
      if (outOfPlace.has(post)) planned.problem = "number_taken";
      if (post.parentId === null) return planned;
      const parentNumber = numbers.get(post.parentId);
      if (parentNumber === undefined) {
        if (known.has(post.parentId)) planned.knownParent = post.parentId;
        else planned.problem = "parent_missing";
      } else if (parentNumber < number) planned.parentNumber = parentNumber;
      else planned.problem = cycles.has(post.id) ? "parent_cycle" : "parent_later";
      return planned;
    })
    .sort((a, b) => a.number - b.number);
}

/** The opening post is number 1, whatever the clocks said. @returns the last number given */
function placeOpening(
  free: PostSketch[],
  opening: NonNullable<PlanInput["opening"]>,
  numbers: Map<string, number>,
): number {
  const candidates = free.filter((post) => post.parentId === null);
  const isOpening = (post: PostSketch) => post.createdAt === opening.createdAt && post.authorId === opening.authorId;
  const [earliest] = (candidates.length > 0 ? candidates : free).toSorted(byTime);
  const first = candidates.find(isOpening) ?? earliest;
  if (!first) return 0;
  numbers.set(first.id, 1);
  free.splice(free.indexOf(first), 1);
  return 1;
}

/** By time, but never a child before its parent. Parents that have a number already are no obstacle. */
function inOrder(free: readonly PostSketch[], numbers: ReadonlyMap<string, number>, cycles: Set<string>): PostSketch[] {
  const byId = new Map(free.map((post) => [post.id, post]));
  const placed = new Set<string>();
  const ordered: PostSketch[] = [];
  for (const post of free.toSorted(byTime)) {
    const path: PostSketch[] = [];
    const onPath = new Set<string>();
    for (let at: PostSketch | undefined = post; at && !placed.has(at.id) && !numbers.has(at.id); ) {
      if (onPath.has(at.id)) {
        for (const id of onPath) cycles.add(id);
        break;
      }
      onPath.add(at.id);
      path.push(at);
      at = at.parentId === null ? undefined : byId.get(at.parentId);
    }
    for (const waiting of path.reverse()) {
      placed.add(waiting.id);
      ordered.push(waiting);
    }
  }
  return ordered;
}

function byTime(a: PostSketch, b: PostSketch): number {
  return a.createdAt - b.createdAt || a.seq - b.seq;
}
