import { expect, test } from "vitest";
import type { PostSketch } from "../staging.ts";
import { type PlanInput, planThread } from "./plan.ts";

let seq = 0;
const sketch = (id: string, createdAt: number, more: Partial<PostSketch> = {}): PostSketch => ({
  seq: ++seq,
  id,
  parentId: null,
  authorId: "u1",
  number: null,
  createdAt,
  ...more,
});
const plan = (posts: PostSketch[], more: Partial<PlanInput> = {}) =>
  planThread({
    posts,
    lastNumber: 0,
    taken: new Set(),
    known: new Set(),
    opening: { authorId: "u1", createdAt: 10 },
    ...more,
  }).map(({ id, number, parentNumber, problem }) =>
    [id, number, parentNumber, problem].filter((value) => value !== null && value !== undefined).join(" "),
  );

test("numbers follow time; the opening post is the first whatever its clock said", () => {
  expect(plan([sketch("c", 30), sketch("a", 10), sketch("b", 5, { authorId: "u2" })])).toEqual(["a 1", "b 2", "c 3"]);
});

test("a parent stands before its children, even when it claims to be younger", () => {
  const posts = [sketch("a", 10), sketch("child", 20, { parentId: "parent" }), sketch("parent", 40), sketch("b", 30)];
  expect(plan(posts)).toEqual(["a 1", "parent 2", "child 3 2", "b 4"]);
});

test("given numbers and their gaps are kept, the others follow", () => {
  const posts = [sketch("a", 10, { number: 1 }), sketch("x", 15), sketch("b", 30, { number: 7, parentId: "a" })];
  expect(plan(posts)).toEqual(["a 1", "b 7 1", "x 8"]);
});

test("a number that is taken is not given twice", () => {
  const posts = [sketch("a", 10, { number: 1 }), sketch("b", 20, { number: 1 }), sketch("c", 30, { number: 2 })];
  expect(plan(posts, { taken: new Set([2]), lastNumber: 4, opening: undefined })).toEqual([
    "a 1",
    "b 5 number_taken",
    "c 6 number_taken",
  ]);
});

test("circles are cut, and parents that are missing or come later are named", () => {
  const posts = [
    sketch("a", 10),
    sketch("x", 20, { parentId: "y" }),
    sketch("y", 30, { parentId: "z" }),
    sketch("z", 40, { parentId: "x" }),
    sketch("self", 50, { parentId: "self" }),
    sketch("lost", 60, { parentId: "gone" }),
  ];
  const planned = plan(posts);
  expect(planned).toHaveLength(6);
  expect(planned.filter((line) => line.includes("parent_cycle"))).toHaveLength(2);
  expect(planned.at(-1)).toBe("lost 6 parent_missing");
  const later = [
    sketch("a", 10, { number: 1 }),
    sketch("b", 20, { number: 2, parentId: "c" }),
    sketch("c", 30, { number: 3 }),
  ];
  expect(plan(later)).toEqual(["a 1", "b 2 parent_later", "c 3"]);
});

test("ten thousand replies to each other are planned at once", () => {
  const posts = Array.from({ length: 10_000 }, (_, n) =>
    sketch(`p${n}`, 10_000 - n, n === 9_999 ? {} : { parentId: `p${n + 1}` }),
  );
  const started = performance.now();
  const planned = plan(posts, { opening: { authorId: "u1", createdAt: 1 } });
  expect(planned[0]).toBe("p9999 1");
  expect(planned.at(-1)).toBe("p0 10000 9999");
  expect(performance.now() - started).toBeLessThan(5_000);
});
