import { expect, test } from "vitest";
import { logFrameworkErrors } from "./framework-errors.ts";

test("what Next says of a page that failed is a line without the values of its queries", () => {
  const lines: unknown[] = [];
  const line = (facts: object) => void lines.push(facts);
  const takeBack = logFrameworkErrors({ info: line, warn: line, error: line });
  const query = new Error("Failed query: select 1\nparams: secret", { cause: new Error("database is locked") });
  console.error(" ⨯", query);
  takeBack();
  expect(lines).toEqual([{ error: "Error: Failed query", at: expect.any(String) }]);
  expect(JSON.stringify(lines)).not.toContain("secret");
});
