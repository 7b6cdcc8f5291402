/** Every page, route, view and feed, asked for by each of the seven: the status is right, and nobody reads what they may not. */
import { glob } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { viewPaths } from "../../../src/web/views/routes.ts";
import { type Site, startSite } from "../../browser/support/server.ts";
import { HIDDEN, type Line, PAGES, VIEWS } from "./addresses.ts";
import { ROLES, type Role } from "./people.ts";
import { GROUP_WORD, STAFF_WORD } from "./world/talk.ts";
import { makeWorld, SECRET, type World } from "./world.ts";

const APP = join(import.meta.dirname, "../../../src/app");
type Who = Role | "insider";
const EVERYBODY: readonly Who[] = [...ROLES, "insider"];
/** A word, as texts and as addresses have it, and who may read it. */
const SECRETS: readonly [word: string, inAddress: string, readers: readonly Who[]][] = [
  [STAFF_WORD, "quoekka", ["staff", "moderator", "administrator"]],
  [GROUP_WORD, "naerwal", ["administrator", "insider"]],
];

let world: World;
let site: Site;
beforeAll(async () => {
  world = await makeWorld();
  site = await startSite({ dataDir: world.dir, env: { AUTH_SECRET: SECRET } });
  const isFound = async () => (await fetched("/search.json?q=lantern", "administrator")).text.includes(GROUP_WORD);
  while (!(await isFound())) await new Promise((done) => setTimeout(done, 100));
}, 120_000);
afterAll(async () => {
  await site?.stop();
  world?.remove();
});

const addressOf = ([route, , at]: Line) => at?.(world) ?? route;

test("every page and route of the folder has its line", async () => {
  const there: string[] = [];
  for await (const file of glob("**/{page.tsx,route.ts}", { cwd: APP })) {
    there.push(`/${file.replace(/\/?(?:page\.tsx|route\.ts)$/, "")}`);
  }
  expect(there.length).toBeGreaterThan(90);
  const lines = new Set(PAGES.map(([route]) => route));
  expect({ withoutLine: there.filter((route) => !lines.has(route)) }).toEqual({ withoutLine: [] });
  expect({ gone: [...lines].filter((route) => !there.includes(route)) }).toEqual({ gone: [] });
});

test("every view has its line", () => {
  const paths = VIEWS.map((line) => addressOf(line));
  expect(viewPaths.filter((path) => !paths.some((each) => path.test(each))).map(String)).toEqual([]);
});

test.each([
  ["pages", PAGES],
  ["what few may see", HIDDEN],
  ["views", VIEWS],
] as const)("%s answer each as they should", async (_name, lines) => {
  const answered: unknown[] = [];
  for (const line of lines) {
    const got = await Promise.all(ROLES.map(async (role) => [role, (await ask(addressOf(line), role)).status]));
    answered.push([addressOf(line), Object.fromEntries(got)]);
  }
  expect(answered).toEqual(lines.map((line) => [addressOf(line), line[1]]));
});

test("nobody reads a word of what they may not see, wherever they look", async () => {
  const told: string[] = [];
  const read = new Set<string>();
  for (const line of [...PAGES, ...HIDDEN, ...VIEWS]) {
    const path = addressOf(line);
    for (const who of EVERYBODY) {
      const { text } = await ask(path, who);
      for (const [word, inAddress, readers] of SECRETS) {
        // What stands in the address itself says nothing, where an answer repeats it.
        const looked = [word, inAddress].filter((each) => !decodeURIComponent(path).includes(each));
        const says = looked.some((each) => text.toLowerCase().includes(each.toLowerCase()));
        if (says && readers.includes(who)) read.add(`${who} ${word}`);
        else if (says) told.push(`${path} tells ${who} of ${word}`);
      }
    }
  }
  expect(told).toEqual([]);
  // Who may, does: the words are there to be found.
  expect([...read].sort()).toEqual(SECRETS.flatMap(([word, , all]) => all.map((who) => `${who} ${word}`)).sort());
});

/** Each is asked for once. */
const asked = new Map<string, Promise<{ status: number; text: string }>>();

function ask(path: string, who: Who): Promise<{ status: number; text: string }> {
  const key = `${who} ${path}`;
  const answer = asked.get(key) ?? fetched(path, who);
  asked.set(key, answer);
  return answer;
}

async function fetched(path: string, who: Who): Promise<{ status: number; text: string }> {
  const answer = await fetch(site.url + path, { headers: { cookie: world.cookies[who] }, redirect: "manual" });
  return { status: answer.status, text: `${answer.headers.get("location") ?? ""}\n${await answer.text()}` };
}
