import { expect, test } from "vitest";
import { secondHand } from "./postings.ts";

const people = {
  honest: [{ title: "How do I export?", body: "I cannot find it." }],
  threads: [{ title: "Export stops", bodies: ["It stops at page 40.", "Look into the log. It says why."] }],
};

test("each half is sent by 100 accounts, each after it has joined and in its order, and a talk as it is said", () => {
  const halves = (["open", "locked"] as const).map((half) => secondHand(half, people, people.honest));
  for (const postings of halves) {
    expect(postings.filter(({ manner, isDisguise }) => manner && !isDisguise)).toHaveLength(5_000);
    expect(new Set(postings.map(({ account }) => account)).size).toBe(101);
    const lastAt = new Map<string, number>();
    const openedAt = new Map<string, number>();
    for (const { account, at, joinsAt, tookMs, opens, to } of postings) {
      expect(at).toBeGreaterThanOrEqual((lastAt.get(account) ?? joinsAt) + Math.min(tookMs, 1));
      lastAt.set(account, at);
      if (opens) openedAt.set(opens, at);
      if (to && "opened" in to) expect(at).toBeGreaterThan(openedAt.get(to.opened) ?? Number.POSITIVE_INFINITY);
    }
  }
  const [open, locked] = halves.map(
    (postings) => new Set(postings.filter(({ manner }) => manner).map(({ account }) => account)),
  );
  expect([...(open ?? [])].filter((account) => locked?.has(account))).toEqual([]);
});
