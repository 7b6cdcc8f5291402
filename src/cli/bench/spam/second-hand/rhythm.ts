import { between, oneOf } from "./spin.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** When an account writes: seconds from one post to the next. */
export type Rhythm = (nth: number, chance: () => number) => number;

/** A program that only waits for the form. */
const machine: Rhythm = (_, chance) => between(4, 20, chance);
/** Somebody with a list of texts, copying one after another. */
const burst: Rhythm = (_, chance) => between(20, 110, chance);
/** A shift of ten posts, then until the next day. */
const shifts: Rhythm = (nth, chance) =>
  nth % 10 ? between(40, 6 * MINUTE, chance) : between(14 * HOUR, 28 * HOUR, chance);
/** Some posts a day, to be overlooked. */
const drip: Rhythm = (_, chance) => between(2 * HOUR, 18 * HOUR, chance);

export function rhythmOf(chance: () => number): Rhythm {
  return oneOf([machine, burst, burst, shifts, shifts, drip], chance);
}

/** A slow starter comes back like somebody who has a question now and then, later for its shifts. */
export function slowRhythm(harmlessFirst: number): Rhythm {
  return (nth, chance) => {
    if (nth < harmlessFirst) return between(4 * HOUR, 40 * HOUR, chance);
    return (nth - harmlessFirst) % 7 ? between(2 * MINUTE, 20 * MINUTE, chance) : between(10 * HOUR, 30 * HOUR, chance);
  };
}

/** Accounts come over two weeks, half of them in a few nights. */
export function arrival(chance: () => number): number {
  const night = between(0, 3, chance) * 4 * DAY;
  return chance() < 0.5 ? night + between(0, 5 * HOUR, chance) : between(0, 14 * DAY, chance);
}
