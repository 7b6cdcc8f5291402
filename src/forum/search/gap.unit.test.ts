import { expect, test } from "vitest";
import { createGap, withNewer } from "./gap.ts";

test("the embedded index is asked about a post until the other engine has what happened to it last", () => {
  let reached = 3;
  const gap = createGap(() => reached);
  gap.tookIn(3, [1]);
  gap.tookIn(5, [1, 2]);
  gap.tookIn(6, [2, 3]);
  expect([...gap.posts()]).toEqual([1, 2, 3]);
  reached = 5;
  expect([...gap.posts()]).toEqual([2, 3]);
  reached = 6;
  expect([...gap.posts()]).toEqual([]);
});

test("what it says of these posts takes its place by its score, and nothing else that it finds does", () => {
  const found = { hits: [9, 8, 7, 6].map((postId, at) => ({ postId, score: 1 - at / 4 })), stems: ["print"] };
  const newer = {
    hits: [
      { postId: 5, score: 0.9 },
      { postId: 7, score: 0.8 },
      { postId: 4, score: 0.7 },
    ],
    stems: ["print", "printer"],
  };
  const merged = (late: number[], limit: number) => {
    const { hits, stems } = withNewer(found, newer, { late: new Set(late), limit });
    return [hits.map(({ postId }) => postId), stems];
  };
  expect(merged([8, 7, 5], 10)).toEqual([
    [9, 5, 7, 6],
    ["print", "printer"],
  ]);
  expect(merged([7, 5], 3)[0]).toEqual([9, 5, 7]);
  expect(merged([9], 10)).toEqual([[8, 7, 6], ["print"]]);
});
