/** What the folders of `src/app` are called is known in other places too. */
import { expect, test } from "vitest";
import { OWN } from "../../src/forum/archive/old-addresses.ts";
import { sourcesIn } from "./sources.ts";

/** Parts below which an imported forum's addresses may lead somewhere, as they do here. */
const SHARED = ["c", "p", "t", "tag", "tags", "u"];

const files = sourcesIn("src/app", ".ts", ".tsx");
const routeOf = (path: string) => path.slice("src/app".length, path.lastIndexOf("/"));

test("every page's first part belongs to the forum, or is shared with old addresses", () => {
  const routes = files.filter(({ path }) => /\/(?:page\.tsx|route\.ts)$/.test(path)).map(({ path }) => routeOf(path));
  const firsts = new Set(
    routes.map((route) => route.split("/")[1] ?? "").filter((part) => !/^(?:\[.*\])?$/.test(part)),
  );
  expect(firsts.size).toBeGreaterThan(20);
  expect([...firsts].filter((part) => !OWN.has(part) && !SHARED.includes(part))).toEqual([]);
});

test("the actions of every page are registered at its address", () => {
  const registered = files.find(({ path }) => path === "src/app/actions.ts")?.text ?? "";
  const own = files.filter(({ path }) => /.\/actions\.ts$/.test(path.slice("src/app".length)));
  expect(own.length).toBeGreaterThan(20);
  expect(own.map(({ path }) => routeOf(path)).filter((route) => !registered.includes(`"${route}"`))).toEqual([]);
});
