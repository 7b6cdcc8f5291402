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

/**
 * Counts in memory, a process each: a limit slows down, it does not need to survive a restart.
 * The numbers come from the settings at every call, so that a change holds at once.
 */
export function createLimiter(): Limiter {
  const counters = new Map<string, RateLimiterMemory>();

  function counter(limits: Limits, name: LimitName): RateLimiterMemory {
    const { count, seconds } = limits[name];
    const key = `${name}:${count}:${seconds}`;
    let found = counters.get(key);
    if (!found) {
      found = new RateLimiterMemory({ keyPrefix: name, points: count, duration: seconds });
      counters.set(key, found);
    }
    return found;
  }

  return {
    async demand(limits, name, who, points = 1) {
      try {
        await counter(limits, name).consume(who, points);
      } catch (left) {
        if (!(left instanceof RateLimiterRes)) throw left;
        const seconds = Math.max(1, Math.ceil(left.msBeforeNext / 1000));
        throw new Refusal("too_many", { detail: { seconds, minutes: Math.ceil(seconds / 60) } });
      }
    },
    async spent(limits, name, who) {
      const left = await counter(limits, name).get(who);
      return left !== null && left.consumedPoints >= limits[name].count;
    },
    async refund(limits, name, who) {
      await counter(limits, name).reward(who);
    },
  };
}
