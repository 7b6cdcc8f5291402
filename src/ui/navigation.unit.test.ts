import { expect, test } from "vitest";
import { pagerSteps } from "./navigation.tsx";

test.each([
  [1, 2, [1, 2]],
  [1, 214, [1, 2, null, 214]],
  [3, 5, [1, 2, 3, 4, 5]],
  [4, 214, [1, 2, 3, 4, 5, null, 214]],
  [100, 214, [1, null, 99, 100, 101, null, 214]],
  [214, 214, [1, null, 213, 214]],
])("page %i of %i is reached over these numbers", (current, total, steps) => {
  expect(pagerSteps(current, total)).toEqual(steps);
});
