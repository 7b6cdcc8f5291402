export interface Random {
  /** From 0 up to, but not, 1. */
  next(): number;
  /** A whole number below `n`. */
  below(n: number): number;
  pick<T>(from: readonly T[]): T;
  chance(of: number): boolean;
}

/** The same numbers for the same seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
  const below = (n: number) => Math.floor(next() * n);
  return {
    next,
    below,
    pick(from) {
      const found = from[below(from.length)];
      if (found === undefined) throw new RangeError("nothing to pick from");
      return found;
    },
    chance: (of) => next() < of,
  };
}

/** One of what `{a|b}` offers, from the inside out. */
export function spin(text: string, { pick }: Random): string {
  let spun = text;
  while (/\{[^{}]*\}/.test(spun)) spun = spun.replace(/\{([^{}]*)\}/, (_, choices: string) => pick(choices.split("|")));
  return spun;
}
