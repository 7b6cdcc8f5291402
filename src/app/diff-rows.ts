import { diffLines, diffWordsWithSpace } from "diff";
import type { DiffRow } from "#ui/data.tsx";
import { here } from "#web/context.ts";

/** Unchanged lines kept around a change. */
const CONTEXT_LINES = 2;
/** Beyond it, comparing word by word costs more than it tells. */
const MAX_WORD_DIFF_CHARS = 4_000;
/** The time grows with the square of what changed. Beyond these the library gives up and everything counts as changed. */
const MAX_LINE_EDITS = 250;
const MAX_WORD_EDITS = 60;
/** More rows are counted instead of shown: a page holds several comparisons. */
const MAX_ROWS = 400;

/** Two versions of a text, line by line; words that changed are marked where a line was altered. */
export function diffRows(before: string, after: string): DiffRow[] {
  const parts = diffLines(`${before}\n`, `${after}\n`, { maxEditLength: MAX_LINE_EDITS }) ?? [
    { value: before, added: false, removed: true },
    { value: after, added: true, removed: false },
  ];
  const rows: DiffRow[] = [];
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    const next = parts[index + 1];
    if (!part) continue;
    if (part.removed && next?.added) {
      rows.push(...altered(part.value, next.value));
      index++;
    } else {
      const kind = part.added ? "added" : part.removed ? "removed" : "same";
      rows.push(...linesOf(part.value).map((text): DiffRow => ({ kind, parts: [{ text }] })));
    }
  }
  return shortened(withoutFarLines(rows));
}

function altered(before: string, after: string): DiffRow[] {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  if (old.length !== fresh.length || before.length + after.length > MAX_WORD_DIFF_CHARS) return replaced(old, fresh);
  return old.flatMap((line, index): DiffRow[] => {
    const other = fresh[index] ?? "";
    const words = diffWordsWithSpace(line, other, { maxEditLength: MAX_WORD_EDITS });
    if (!words) return replaced([line], [other]);
    return [
      {
        kind: "removed",
        parts: words.filter((word) => !word.added).map(({ value, removed }) => ({ text: value, changed: removed })),
      },
      {
        kind: "added",
        parts: words.filter((word) => !word.removed).map(({ value, added }) => ({ text: value, changed: added })),
      },
    ];
  });
}

function replaced(old: readonly string[], fresh: readonly string[]): DiffRow[] {
  return [
    ...old.map((text): DiffRow => ({ kind: "removed", parts: [{ text }] })),
    ...fresh.map((text): DiffRow => ({ kind: "added", parts: [{ text }] })),
  ];
}

function linesOf(text: string): string[] {
  return text.replace(/\n$/, "").split("\n");
}

/** Folds what is the same and far from any change. */
function withoutFarLines(rows: readonly DiffRow[]): DiffRow[] {
  const near = rows.map((_, index) =>
    rows.slice(Math.max(0, index - CONTEXT_LINES), index + CONTEXT_LINES + 1).some((row) => row.kind !== "same"),
  );
  const kept: DiffRow[] = [];
  let skipped: string[] = [];
  const close = () => {
    const text = here().t("diff.skipped", { count: skipped.length });
    if (skipped.length > 0) kept.push({ kind: "skipped", text, lines: skipped });
    skipped = [];
  };
  for (const [index, row] of rows.entries()) {
    if (!near[index] && row.kind === "same") skipped.push(row.parts.map(({ text }) => text).join(""));
    else {
      close();
      kept.push(row);
    }
  }
  close();
  return kept;
}

function shortened(rows: readonly DiffRow[]): DiffRow[] {
  const more = rows.length - MAX_ROWS;
  if (more <= 0) return [...rows];
  return [...rows.slice(0, MAX_ROWS), { kind: "skipped", text: here().t("diff.more", { count: more }) }];
}
