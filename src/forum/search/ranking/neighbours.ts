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

/** Which posts hold the terms that say something, term after term; those of one term in the order of the posts. */
interface Holders {
  rarities: number[];
  /** Where the posts of each term end; those of the next one begin there. */
  ends: Int32Array;
  posts: Int32Array;
  counts: Float64Array;
}

const counted = new Scratch();
const places = new Scratch();
const SAYS_NOTHING = -1;

/** As few lists as can be: there are thousands of terms, and a list for each was most of the garbage of a question. */
function holdersOf(some: readonly Standing[], termOf: readonly number[], rarityOf: (term: number) => number): Holders {
  const rarities: number[] = [];
  const most = some.reduce((sum, { stream }) => sum + stream.words.length, 0);
  const held = { places: new Int32Array(most), posts: new Int32Array(most), counts: new Int32Array(most) };
  let length = 0;
  places.clear(termOf.length + 1);
  const placeOf = (term: number) => {
    const known = places.get(term);
    if (known !== 0) return known;
    const rarity = rarityOf(term);
    const place = rarity < LEAST_RARITY ? SAYS_NOTHING : rarities.push(rarity);
    places.set(term, place);
    return place;
  };
  for (const [post, { stream }] of some.entries()) {
    const { titleCount, words } = stream;
    counted.clear(termOf.length + 1);
    for (let at = 0; at < words.length; at++) {
      const term = termOf[words[at] as number] as number;
      if (placeOf(term) === SAYS_NOTHING) continue;
      counted.set(term, counted.get(term) + (at < titleCount ? TITLE_TIMES : 1));
    }
    for (const term of counted.keys) {
      held.places[length] = places.get(term) - 1;
      held.posts[length] = post;
      held.counts[length++] = counted.get(term);
    }
  }
  // Sorted by term: first how many there are of each, then each to its place.
  const ends = new Int32Array(rarities.length);
  for (let at = 0; at < length; at++) {
    const place = held.places[at] as number;
    ends[place] = (ends[place] as number) + 1;
  }
  let end = 0;
  for (let place = 0; place < ends.length; place++) {
    const begin = end;
    end += ends[place] as number;
    ends[place] = begin;
  }
  const posts = new Int32Array(length);
  const counts = new Float64Array(length);
  for (let at = 0; at < length; at++) {
    const place = held.places[at] as number;
    const to = ends[place] as number;
    ends[place] = to + 1;
    posts[to] = held.posts[at] as number;
    counts[to] = held.counts[at] as number;
  }
  return { rarities, ends, posts, counts };
}

/** The cosine of each with each other, by the terms that they share; of each with itself 0. Row by row. */
function likenessOf(
  some: readonly Standing[],
  termOf: readonly number[],
  rarityOf: (term: number) => number,
): Float64Array {
  const howMany = some.length;
  const { rarities, ends, posts, counts: weights } = holdersOf(some, termOf, rarityOf);
  const squares = new Float64Array(howMany);
  const likeness = new Float64Array(howMany * howMany);
  let begin = 0;
  for (let at = 0; at < ends.length; at++) {
    const end = ends[at] as number;
    for (let one = begin; one < end; one++) {
      const weight = (1 + Math.log(weights[one] as number)) * (rarities[at] as number);
      const post = posts[one] as number;
      squares[post] = (squares[post] as number) + weight * weight;
      weights[one] = weight;
      for (let other = begin; other < one; other++) {
        const place = post * howMany + (posts[other] as number);
        likeness[place] = (likeness[place] as number) + weight * (weights[other] as number);
      }
    }
    begin = end;
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
