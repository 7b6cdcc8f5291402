import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { Refusal } from "#platform/refusal.ts";
import type { LimitName, Limits } from "./settings/input.ts";

export interface Limiter {
  /**
   * Counts one `name` (or `points` of it) for `who` (an address, an account).
   * @throws Refusal too_many, with `seconds` to wait
   */
  demand(limits: Limits, name: LimitName, who: string | number, points?: number): Promise<void>;
  /** Whether one more would be refused, without counting. */
  spent(limits: Limits, name: LimitName, who: string | number): Promise<boolean>;
  /** Takes one back that was counted, after a success. */
  refund(limits: Limits, name: LimitName, who: string | number): Promise<void>;
}

/** A customer gets up to 65,536 IPv6 networks (a /48): all together they may do as much as so many of them. */
const NETWORKS = 10;

/**
 * Counts in memory, a process each: a limit slows down, it does not need to survive a restart.
 * The numbers come from the settings at every call, so that a change holds at once.
 */
export function createLimiter(): Limiter {
  const counters = new Map<string, RateLimiterMemory>();

  function counter(limits: Limits, name: LimitName, factor = 1): RateLimiterMemory {
    const { count, seconds } = limits[name];
    const key = `${name}:${factor}:${count}:${seconds}`;
    let found = counters.get(key);
    if (!found) {
      found = new RateLimiterMemory({ keyPrefix: name, points: count * factor, duration: seconds });
      counters.set(key, found);
    }
    return found;
  }

  /** Where `who` is counted: by themselves, and an IPv6 network with its neighbours. */
  function placesOf(limits: Limits, name: LimitName, who: string | number): [RateLimiterMemory, string | number][] {
    const network = /^((?:[\da-f]+:){3})[\da-f]+::\/64$/.exec(String(who))?.[1];
    const own: [RateLimiterMemory, string | number] = [counter(limits, name), who];
    return network ? [own, [counter(limits, name, NETWORKS), `${network}:/48`]] : [own];
  }

  return {
    async demand(limits, name, who, points = 1) {
      try {
        for (const [place, key] of placesOf(limits, name, who)) await place.consume(key, points);
      } catch (left) {
        if (!(left instanceof RateLimiterRes)) throw left;
        const seconds = Math.max(1, Math.ceil(left.msBeforeNext / 1000));
        throw new Refusal("too_many", { detail: { seconds, minutes: Math.ceil(seconds / 60) } });
      }
    },
    async spent(limits, name, who) {
      const left = await Promise.all(placesOf(limits, name, who).map(([place, key]) => place.get(key)));
      return left.some((place) => place !== null && place.remainingPoints <= 0);
    },
    async refund(limits, name, who) {
      for (const [place, key] of placesOf(limits, name, who)) await place.reward(key);
    },
  };
}
