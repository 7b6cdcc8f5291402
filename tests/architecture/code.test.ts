/** Habits of the code that a linter does not know. */
import { expect, test } from "vitest";
import { committedFiles, isTest, type Source, sourcesIn, withoutComments } from "./sources.ts";

const MAX_LINES = 300;

const code = sourcesIn("src", ".ts", ".tsx");

/** Places where `pattern` matches outside comments, as `path:line what`. */
function found(sources: readonly Source[], pattern: RegExp): string[] {
  return sources.flatMap((source) => {
    const text = withoutComments(source.text);
    return [...text.matchAll(pattern)].map(
      (match) => `${source.path}:${text.slice(0, match.index).split("\n").length} ${match[0].trim()}`,
    );
  });
}

const below = (folder: string) => code.filter((source) => source.path.startsWith(`src/${folder}/`) && !isTest(source));

test("the rules saw the code", () => {
  expect(code.length).toBeGreaterThan(50);
  expect(below("forum").length).toBeGreaterThan(10);
});

test(`no file has more than ${MAX_LINES} lines`, () => {
  const lines = (source: Source) => source.text.split("\n").length - 1;
  const long = [...code, ...sourcesIn("scripts", "")].filter((source) => lines(source) > MAX_LINES);
  expect(long.map((source) => `${source.path} has ${lines(source)}`)).toEqual([]);
});

test("the forum runs its queries in the way that both engines know", () => {
  // A file of its own that is SQLite everywhere, as the archive's, is no database of the forum's.
  const queries = below("forum").filter(({ text }) => !text.includes('from "better-sqlite3"'));
  expect(found(queries, /\.(get|all|run)\(\s*\)/g)).toEqual([]);
});

test("no LIKE: the engines disagree on letters, and it reads whole tables", () => {
  expect(found(code, /\bI?LIKE\s+['?$:(]|\bi?like\(/g)).toEqual([]);
});

test("no hooks, client components or server actions: pages are documents", () => {
  const pages = [...below("app"), ...below("ui")];
  expect(found(pages, /["']use (client|server)["']|\buse(State|Effect|Ref|Reducer|Memo|Callback|Context)\(/g)).toEqual(
    [],
  );
  expect(found(pages, /["']next\/headers["']|\bcookies\(\)/g)).toEqual([]);
});

test("the environment is read in one place", () => {
  const allowed = ["src/platform/config.ts", "src/db/columns.ts", "src/server.ts"];
  const readers = code.filter(({ path }) => !allowed.includes(path) && !/^src\/(testing|cli)\//.test(path));
  expect(
    found(
      readers.filter((source) => !isTest(source)),
      /\bprocess\.env\b(?!\.NODE_ENV)/g,
    ),
  ).toEqual([]);
});

test("nothing is left for later in comments", () => {
  const marks = new RegExp(`\\b(${["TO", "DO"].join("")}|${["FIX", "ME"].join("")}|${["X", "XX"].join("")})\\b`);
  const marked = [...code, ...sourcesIn("scripts", ""), ...sourcesIn("tests", "")].filter(({ text }) =>
    marks.test(text),
  );
  expect(marked.map(({ path }) => path)).toEqual([]);
});

test("no folder of somebody's machine is named", () => {
  const files = committedFiles();
  expect(files.length).toBeGreaterThan(50);
  // The words are put together here, so that this file does not name them itself.
  const homes = new RegExp(`(^|[^\\w.~-])/(${["root", "home", "Users", "work"].join("|")})/\\w`, "m");
  expect(files.filter(({ text }) => homes.test(text)).map(({ path }) => path)).toEqual([]);
});

test("the lock file names no download hosts", () => {
  const lock = committedFiles().find(({ path }) => path === "package-lock.json");
  expect(lock?.text).not.toMatch(/"resolved"|https?:\/\/registry/);
});
