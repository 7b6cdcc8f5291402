import { Scratch } from "./scratch.ts";
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
  const likeness = likenessOf(some, termOf, rarityOf);
  const compared = some.map((standing, at) => {
    const carried = carriedBy(likeness, at, some);
    return { ...standing, score: (1 - NEIGHBOUR_SHARE) * standing.score + NEIGHBOUR_SHARE * carried };
  });
  const others = standings.slice(COMPARED).map((other) => ({ ...other, score: other.score * (1 - NEIGHBOUR_SHARE) }));
  return [...compared, ...others].sort((a, b) => b.score - a.score || b.id - a.id);
}

const nearest = new Int32Array(NEAREST);

/** The mean of what the nearest scored, the nearer the more. */
function carriedBy(likeness: Float64Array, at: number, some: readonly Standing[]): number {
  const row = at * some.length;
  const likeOf = (other: number) => likeness[row + other] as number;
  let kept = 0;
  for (let other = 0; other < some.length; other++) {
    const like = likeOf(other);
    if (like === 0 || (kept === NEAREST && like <= likeOf(nearest[NEAREST - 1] as number))) continue;
    let place = kept < NEAREST ? kept++ : NEAREST - 1;
    for (; place > 0 && likeOf(nearest[place - 1] as number) < like; place--) {
      nearest[place] = nearest[place - 1] as number;
    }
    nearest[place] = other;
  }
  let total = 0;
  let carried = 0;
  for (let place = 0; place < kept; place++) {
    const other = nearest[place] as number;
    total += likeOf(other);
    carried += likeOf(other) * (some[other] as Standing).score;
  }
  return total > 0 ? carried / total : 0;
}

/** Posts that hold a term, and how often: `posts` and `counts` side by side. */
interface Holders {
  posts: number[];
  counts: number[];
}

const counted = new Scratch();
const places = new Scratch();

/** For each term that says something, which of the posts hold it. */
function holdersOf(
  some: readonly Standing[],
  termOf: readonly number[],
  rarityOf: (term: number) => number,
): { holders: Holders[]; rarities: number[] } {
  const holders: Holders[] = [];
  const rarities: number[] = [];
  places.clear(termOf.length + 1);
  for (const [post, { stream }] of some.entries()) {
    const { titleCount, words } = stream;
    counted.clear(termOf.length + 1);
    for (let at = 0; at < words.length; at++) {
      const term = termOf[words[at] as number] as number;
      counted.set(term, counted.get(term) + (at < titleCount ? TITLE_TIMES : 1));
    }
    for (const term of counted.keys) {
      let place = places.get(term);
      if (place === 0) {
        const rarity = rarityOf(term);
        place = rarity < LEAST_RARITY ? SAYS_NOTHING : rarities.push(rarity);
        places.set(term, place);
        if (place > 0) holders.push({ posts: [], counts: [] });
      }
      if (place === SAYS_NOTHING) continue;
      const { posts, counts } = holders[place - 1] as Holders;
      posts.push(post);
      counts.push(counted.get(term));
    }
  }
  return { holders, rarities };
}

const SAYS_NOTHING = -1;

/** The cosine of each with each other, by the terms that they share; of each with itself 0. Row by row. */
function likenessOf(
  some: readonly Standing[],
  termOf: readonly number[],
  rarityOf: (term: number) => number,
): Float64Array {
  const howMany = some.length;
  const { holders, rarities } = holdersOf(some, termOf, rarityOf);
  const squares = new Float64Array(howMany);
  const likeness = new Float64Array(howMany * howMany);
  for (const [at, { posts, counts }] of holders.entries()) {
    const rarity = rarities[at] as number;
    for (let one = 0; one < posts.length; one++) {
      const weight = (1 + Math.log(counts[one] as number)) * rarity;
      const post = posts[one] as number;
      squares[post] = (squares[post] as number) + weight * weight;
      counts[one] = weight;
      for (let other = 0; other < one; other++) {
        const place = post * howMany + (posts[other] as number);
        likeness[place] = (likeness[place] as number) + weight * (counts[other] as number);
      }
    }
  }
  for (let one = 0; one < howMany; one++) {
    for (let other = 0; other < one; other++) {
      const lengths = Math.sqrt((squares[one] as number) * (squares[other] as number)) || 1;
      const like = (likeness[one * howMany + other] as number) / lengths;
      likeness[one * howMany + other] = like;
      likeness[other * howMany + one] = like;
    }
  }
  return likeness;
}
