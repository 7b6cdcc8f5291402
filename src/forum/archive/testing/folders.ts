/** Folders of sources for one test, and what an import of them reports. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Item, Problem, Report, Source } from "../readers/source.ts";

/** A folder with these files; objects become JSON, arrays one line of JSON each. */
export function aFolder(files: Readonly<Record<string, string | readonly unknown[]>>): string {
  const folder = mkdtempSync(join(tmpdir(), "stoa-source-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), textOf(content));
  return folder;
}

function textOf(content: string | readonly unknown[]): string {
  if (typeof content === "string") return content;
  return content.map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`).join("");
}

export interface Heard extends Report {
  problems: Problem[];
  reasons(): string[];
  left: Record<string, number>;
  notes: string[];
  bytes: number;
}

export function aReport(): Heard {
  const heard: Heard = {
    problems: [],
    left: {},
    notes: [],
    bytes: 0,
    problem: (problem) => void heard.problems.push(problem),
    leftOut: (reason, count = 1) => {
      heard.left[reason] = (heard.left[reason] ?? 0) + count;
    },
    note: (sentence) => void heard.notes.push(sentence),
    read: (bytes) => {
      heard.bytes += bytes;
    },
    reasons: () => heard.problems.map(({ file, line, reason }) => `${file}:${line} ${reason}`),
  };
  return heard;
}

export async function itemsOf(source: Source, report: Report = aReport()): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of source.items(report)) items.push(item);
  return items;
}

export const T = "2024-01-02T10:00:00.000Z";

export function user(id: string, more: object = {}): object {
  return { id, username: `person_${id}`, displayName: `Person ${id}`, role: "member", createdAt: T, ...more };
}

export function category(id: string, more: object = {}): object {
  return { id, slug: id, name: `Category ${id}`, description: "", parentId: null, kind: "questions", ...more };
}

export function thread(id: string, more: object = {}): object {
  return {
    id,
    categoryId: "c1",
    authorId: "u1",
    title: `Thread ${id}`,
    kind: "question",
    tags: [],
    createdAt: T,
    ...more,
  };
}

/** Posts follow each other by a minute. */
export function post(number: number, threadId: string, more: object = {}): object {
  const createdAt = new Date(Date.parse(T) + number * 60_000).toISOString();
  return {
    id: `p${number}`,
    threadId,
    authorId: "u1",
    parentId: null,
    body: `Text ${number}`,
    createdAt,
    editedAt: null,
    ...more,
  };
}
