import { expect, test } from "vitest";
import { dayIn, momentIn } from "./zone-time.ts";

test("a day begins when the wall's clock says so, in winter, in summer and on the days between", () => {
  expect(momentIn("UTC", "2026-03-03")).toBe(Date.UTC(2026, 2, 3));
  expect(momentIn("Europe/Berlin", "2026-03-03")).toBe(Date.UTC(2026, 2, 2, 23));
  expect(momentIn("Europe/Berlin", "2026-07-03", 3)).toBe(Date.UTC(2026, 6, 3, 1));
  expect(momentIn("Europe/Berlin", "2026-03-29", 4)).toBe(Date.UTC(2026, 2, 29, 2));
  expect(momentIn("America/New_York", "2026-11-01", 0)).toBe(Date.UTC(2026, 10, 1, 4));
  for (const wrong of ["2026-02-30", "yesterday", ""]) expect(momentIn("UTC", wrong)).toBeNull();
});

test("which day it is depends on the place", () => {
  const at = Date.UTC(2026, 2, 3, 23, 30);
  expect([dayIn("UTC", at), dayIn("Europe/Berlin", at), dayIn("Europe/Berlin", at, -1)]).toEqual([
    ...["2026-03-03", "2026-03-04", "2026-03-03"],
  ]);
});
