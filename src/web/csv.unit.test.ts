import { expect, test } from "vitest";
import { csv } from "./csv.ts";

test("cells are quoted where they must be, and no spreadsheet runs them", () => {
  expect(csv([["plain", 'says "no"', "a,b", "two\nlines", 7, "=1+1", "@cmd", "-5"]])).toBe(
    '\uFEFFplain,"says ""no""","a,b","two\nlines",7,\'=1+1,\'@cmd,\'-5\r\n',
  );
});
