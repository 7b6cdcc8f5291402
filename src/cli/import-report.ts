import type { Problem, Report } from "#forum/archive/readers/source.ts";
import { grouped, type Progress } from "./progress.ts";

/** Of problems of the same kind, this many are shown in full as they come. */
const SHOWN_OF_A_KIND = 20;

export interface ImportReport extends Report {
  /** What the end of an import says of all that was not stored as it was. */
  summary(): string[];
}

/** Shows problems with their file and line, and counts what there is much of. */
export function importReport(progress: Progress): ImportReport {
  const problems = new Map<string, number>();
  const leftOut = new Map<string, number>();
  return {
    problem({ file, line, reason }: Problem) {
      const kind = kindOf(reason);
      const count = (problems.get(kind) ?? 0) + 1;
      problems.set(kind, count);
      if (count <= SHOWN_OF_A_KIND) progress.line(`${file}:${line}: ${reason}`);
      if (count === SHOWN_OF_A_KIND) progress.line("… more of this kind are counted only");
    },
    leftOut(reason, count = 1) {
      leftOut.set(reason, (leftOut.get(reason) ?? 0) + count);
    },
    note: (sentence) => progress.line(sentence),
    read: () => undefined,
    summary() {
      return [
        ...[...leftOut].map(([reason, count]) => `Left out: ${grouped(count)} ${reason}`),
        ...[...problems].map(([kind, count]) => `Problems: ${grouped(count)} × ${kind}`),
      ];
    },
  };
}

/** The same sentence with other numbers, names and addresses in it is the same kind of problem. */
function kindOf(reason: string): string {
  return reason
    .replace(/\/\S+/g, "/…")
    .replace(/\d+/g, "N")
    .replace(/"[^"]*"/g, '"…"');
}
