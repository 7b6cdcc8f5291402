/** Who may import whom: docs/ARCHITECTURE.md says why. */
import { expect, test } from "vitest";
import { type Import, importsOf, isTest, sourcesIn } from "./sources.ts";

/** Each layer with what it may import besides itself. */
const LAYERS: Record<string, readonly string[]> = {
  db: [],
  // Mails are written outside any page, so the words are read here.
  platform: ["db", "messages"],
  forum: ["db", "platform"],
  ui: [],
  web: ["forum", "platform", "messages"],
  client: [],
  app: ["web", "ui", "forum", "client", "messages"],
  cli: ["forum", "platform", "db", "web", "messages"],
  testing: ["db", "platform", "forum", "web", "cli", "messages"],
  // Puts the others together.
  "server.ts": ["app", "cli", "web", "forum", "platform"],
};

/** Modules of the forum from the lowest up; one may import those before it. What is not named stands above all. */
const MODULES = [
  "settings",
  "markdown",
  "members",
  "groups",
  "categories",
  "tags",
  "threads",
  "moderation",
  "knowledge",
  "search",
];

/** Frameworks that only these layers know. */
const FRAMEWORKS: Record<string, readonly string[]> = {
  next: ["app", "server.ts"],
  react: ["app", "ui"],
  "react-dom": [],
  "next-auth": ["app", "web"],
  "drizzle-orm": ["db", "platform", "forum", "cli", "testing"],
  "better-sqlite3": ["platform", "forum", "cli", "testing"],
  pg: ["platform", "cli", "testing"],
};

const sources = sourcesIn("src", ".ts", ".tsx");
const code = sources.filter((source) => !isTest(source));
const imports = code.flatMap(importsOf);

const layerOf = (path: string) => path.split("/")[path.startsWith("src/") ? 1 : 0] ?? "";
const moduleOf = (path: string) => (path.startsWith("src/forum/") ? path.split("/")[2] : undefined);
const told = (found: readonly Import[]) => found.map(({ from, to }) => `${from} imports ${to}`);

/** The forum's own files beside the modules (its context, its limits) belong to no module. */
function rankOf(path: string): number | undefined {
  const module = moduleOf(path);
  if (module === undefined || module.endsWith(".ts")) return undefined;
  const rank = MODULES.indexOf(module);
  return rank === -1 ? MODULES.length : rank;
}

test("the rules saw the code", () => {
  expect(code.length).toBeGreaterThan(50);
  expect(imports.filter(({ ours }) => ours).length).toBeGreaterThan(100);
  for (const layer of ["app", "web", "ui", "forum", "platform", "db", "cli"]) {
    expect(code.filter(({ path }) => layerOf(path) === layer).length, layer).toBeGreaterThan(0);
  }
});

test("every folder of src is a layer", () => {
  expect([...new Set(code.map(({ path }) => layerOf(path)))].filter((layer) => !(layer in LAYERS))).toEqual([]);
});

test("layers import downwards only", () => {
  const wrong = imports.filter(({ from, to, ours }) => {
    const layer = layerOf(from);
    // What a browser's script may import has a rule of its own below.
    return ours && layer !== "client" && layerOf(to) !== layer && !LAYERS[layer]?.includes(layerOf(to));
  });
  expect(told(wrong)).toEqual([]);
});

/** Schemas and their limits are shared with the scripts that run in browsers. */
function isInputOfForum(path: string): boolean {
  return /^src\/forum\/.+\/input\.ts$/.test(path);
}

test("scripts for browsers import nothing of the server but inputs and types", () => {
  const wrong = imports.filter(
    ({ from, to, ours, typeOnly }) =>
      layerOf(from) === "client" && ours && !typeOnly && layerOf(to) !== "client" && !isInputOfForum(to),
  );
  expect(told(wrong)).toEqual([]);
});

test("inputs, which browsers may load, bring nothing of the server with them", () => {
  const reached = new Set(code.map(({ path }) => path).filter(isInputOfForum));
  for (const path of reached) {
    for (const { from, to, ours, typeOnly } of imports) if (from === path && ours && !typeOnly) reached.add(to);
  }
  const wrong = imports.filter(({ from, to, ours, typeOnly }) => {
    if (!reached.has(from) || typeOnly) return false;
    return ours ? ["db", "platform"].includes(layerOf(to)) : to !== "zod";
  });
  expect(told(wrong)).toEqual([]);
});

test("inside the forum, a lower module never imports a higher one", () => {
  const wrong = imports.filter(({ from, to, ours }) => {
    const lower = rankOf(from);
    const higher = rankOf(to);
    return ours && lower !== undefined && higher !== undefined && moduleOf(from) !== moduleOf(to) && higher > lower;
  });
  expect(told(wrong)).toEqual([]);
});

test("only some layers know a framework", () => {
  const wrong = imports.filter(({ from, to, ours }) => {
    const name = Object.keys(FRAMEWORKS).find((name) => to === name || to.startsWith(`${name}/`));
    return !ours && name !== undefined && !FRAMEWORKS[name]?.includes(layerOf(from));
  });
  expect(told(wrong)).toEqual([]);
});

test("what runs under Node alone imports files by their full names, and no TSX", () => {
  const wrong = imports.filter(
    ({ from, to, ours, typeOnly }) =>
      ours &&
      !typeOnly &&
      !["app", "ui"].includes(layerOf(from)) &&
      !/\.(ts|json)$/.test(to) &&
      !to.endsWith("actions.ts"),
  );
  expect(told(wrong)).toEqual([]);
});

test("folders of one layer are reached by relative paths, others by #", () => {
  const crossing = code.flatMap((source) =>
    [...source.text.matchAll(/from "(\.[^"]+)"/g)].map(([, to = ""]) => ({ source, to })),
  );
  const wrong = crossing.filter(({ source, to }) => {
    const from = source.path.split("/");
    const up = to.split("/").filter((part) => part === "..").length;
    return from.length > 2 && up >= from.length - 2;
  });
  expect(wrong.map(({ source, to }) => `${source.path} imports ${to}`)).toEqual([]);
});
