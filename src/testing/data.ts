import { existsSync } from "node:fs";
import { join } from "node:path";

const FOLDER = process.env.STOA_TEST_DATA ?? join(import.meta.dirname, "../../../shared/data");

/** The place of real material to test against, such as `suites/blns/blns.json`; null where it is not at hand. */
export function testData(path: string): string | null {
  const file = join(FOLDER, path);
  return existsSync(file) ? file : null;
}
