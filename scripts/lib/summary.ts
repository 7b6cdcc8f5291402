/**
 * Adds up what the suites counted: one `NAME.status` a suite (exit status and seconds), with `NAME.json` beside it
 * when the suite counts its own tests. The last line reads `N passed, N failed, N skipped`.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  /** Names of skipped tests, which say what they lack. */
  skips?: string[];
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; assertionResults: { status: string; fullName: string }[] }[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
}

function vitestCounts(report: VitestReport): Counts {
  // A file that does not load has failed without a test of its own that says so.
  const unloaded = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
    skips: report.testResults.flatMap((file) =>
      file.assertionResults.filter(({ status }) => status === "skipped").map((test) => test.fullName),
    ),
  };
}

function playwrightCounts({ stats, errors }: PlaywrightReport): Counts {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
}

/** A suite that failed counts at least one failure, and one without a single test has failed. */
function countsOf(folder: string, suite: string, status: number): Counts {
  const file = join(folder, `${suite}.json`);
  if (!existsSync(file)) return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
  const report: VitestReport | PlaywrightReport = JSON.parse(readFileSync(file, "utf8"));
  const counts = "stats" in report ? playwrightCounts(report) : vitestCounts(report);
  const ran = counts.passed + counts.failed > 0;
  return (status !== 0 && counts.failed === 0) || !ran ? { ...counts, failed: counts.failed + 1 } : counts;
}

const sentence = ({ passed, failed, skipped }: Counts) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

const folder = process.argv[2] ?? ".build/reports";
const total: Counts = { passed: 0, failed: 0, skipped: 0 };
console.log();
for (const file of readdirSync(folder).filter((name) => name.endsWith(".status"))) {
  const suite = file.slice(0, -".status".length);
  const [status = 1, seconds = 0] = readFileSync(join(folder, file), "utf8").split(" ").map(Number);
  const counts = countsOf(folder, suite, status);
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
  console.log(`${suite.padEnd(20)} ${sentence(counts)} (${seconds} s)`);
  for (const name of new Set(counts.skips)) console.log(`  skipped: ${name}`);
}
console.log(sentence(total));
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
