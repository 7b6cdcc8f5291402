import { expect, test } from "vitest";
import { createLimiter } from "./limits.ts";
import { limitsInput } from "./settings/input.ts";

const limits = limitsInput.parse({ signUpByAddress: { count: 2, seconds: 600 } });
const name = "signUpByAddress";

test("who has done something as often as they may is refused until the time is over; what is given back does not count", async () => {
  const limiter = createLimiter();
  await limiter.demand(limits, name, "192.0.2.1");
  expect(await limiter.spent(limits, name, "192.0.2.1")).toBe(false);
  await limiter.demand(limits, name, "192.0.2.1");
  expect(await limiter.spent(limits, name, "192.0.2.1")).toBe(true);
  await expect(limiter.demand(limits, name, "192.0.2.1")).rejects.toMatchObject({
    code: "too_many",
    detail: { minutes: 10 },
  });
  await limiter.demand(limits, name, "192.0.2.2");
  await limiter.refund(limits, name, "192.0.2.2");
  await limiter.demand(limits, name, "192.0.2.2");
  await limiter.demand(limits, name, "192.0.2.2");
});

test("the IPv6 networks of one customer share a higher limit", async () => {
  const limiter = createLimiter();
  let taken = 0;
  for (let network = 0; network < 50; network += 1) {
    const one = limiter.demand(limits, name, `2001:db8:1:${network.toString(16)}::/64`);
    await one.then(
      () => taken++,
      () => undefined,
    );
  }
  expect(taken).toBe(20);
  expect(await limiter.spent(limits, name, "2001:db8:1:ffff::/64")).toBe(true);
  await limiter.demand(limits, name, "2001:db8:2:1::/64");
});
