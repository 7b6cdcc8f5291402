import type { WordStream } from "./words.ts";

/** A post among those found: what it scored by itself, and its text. */
export interface Standing {
  id: number;
  score: number;
  stream: WordStream;
}

/** So many of the best are compared with each other. */
const COMPARED = 100;
/** Among a handful of hits there are no groups of likes. */
const FEWEST = 20;
/** Of each the nearest so many count. */
const NEAREST = 8;
/** How much of a post's score is what its neighbours scored. */
const NEIGHBOUR_SHARE = 0.4;
/** Words of a fifth of all posts and more say nothing of what a post is about. */
const LEAST_RARITY = Math.log(5);
/** A word of the title counts as so many of the body. */
const TITLE_TIMES = 3;

/**
 * Posts that speak of the same stand or fall together: each takes over a part of what those most like it scored. So
 * an answer that uses other words than the question is carried by its likes that use them.
 */
export function withNeighbours(
  standings: readonly Standing[],
  termOf: readonly number[],
  rarityOf: (term: number) => number,
): Standing[] {
  if (standings.length < FEWEST) return [...standings];
  const some = standings.slice(0, COMPARED);
  const vectors = some.map(({ stream }) => vectorOf(stream, termOf, rarityOf));
  const likeness = likenessOf(vectors);
  const compared = some.map((standing, at) => {
    const carried = carriedBy(likeness[at] ?? [], some);
    return { ...standing, score: (1 - NEIGHBOUR_SHARE) * standing.score + NEIGHBOUR_SHARE * carried };
  });
  const others = standings.slice(COMPARED).map((other) => ({ ...other, score: other.score * (1 - NEIGHBOUR_SHARE) }));
  return [...compared, ...others].sort((a, b) => b.score - a.score || b.id - a.id);
}

/** The mean of what the nearest scored, the nearer the more. */
function carriedBy(likeness: readonly number[], some: readonly Standing[]): number {
  const nearest = likeness
    .map((like, other) => ({ like, score: some[other]?.score ?? 0 }))
    .sort((a, b) => b.like - a.like)
    .slice(0, NEAREST);
  const total = nearest.reduce((sum, { like }) => sum + like, 0);
  return total > 0 ? nearest.reduce((sum, { like, score }) => sum + like * score, 0) / total : 0;
}

type Vector = Map<number, number>;

function vectorOf(
  { titleCount, words }: WordStream,
  termOf: readonly number[],
  rarityOf: (term: number) => number,
): Vector {
  const vector: Vector = new Map();
  for (let at = 0; at < words.length; at++) {
    const term = termOf[words[at] as number] as number;
    vector.set(term, (vector.get(term) ?? 0) + (at < titleCount ? TITLE_TIMES : 1));
  }
  let squares = 0;
  for (const [term, count] of vector) {
    const rarity = rarityOf(term);
    if (rarity < LEAST_RARITY) {
      vector.delete(term);
      continue;
    }
    const weight = (1 + Math.log(count)) * rarity;
    vector.set(term, weight);
    squares += weight * weight;
  }
  const length = Math.sqrt(squares) || 1;
  for (const [term, weight] of vector) vector.set(term, weight / length);
  return vector;
}

/** The cosine of each with each other, by the terms that they share; of each with itself 0. */
function likenessOf(vectors: readonly Vector[]): number[][] {
  const likeness = vectors.map(() => new Array<number>(vectors.length).fill(0));
  const add = (one: number, other: number, both: number) => {
    const row = likeness[one] as number[];
    row[other] = (row[other] as number) + both;
  };
  const holders = new Map<number, { at: number; weight: number }[]>();
  for (const [at, vector] of vectors.entries()) {
    for (const [term, weight] of vector) {
      const known = holders.get(term) ?? [];
      for (const other of known) {
        add(at, other.at, weight * other.weight);
        add(other.at, at, weight * other.weight);
      }
      known.push({ at, weight });
      holders.set(term, known);
    }
  }
  return likeness;
}
