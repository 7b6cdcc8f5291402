/** Every command asks who acts before it looks at anything else: nobody gets further who has not the role for it. */
import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { aForum } from "#testing/forum.ts";
import { FOR_SILENCED, FOR_SUSPENDED, LEAST_ROLE } from "#testing/least-roles.ts";
import { type Actor, guest } from "./members/actor.ts";

/** What reads, or helps a command, outside the files of queries. */
const NO_COMMANDS: readonly string[] = [
  ...[
    "findPeople",
    "personById",
    "demandPassword",
    "ownProfile",
    "openInvitations",
    "ownAddresses",
    "settingFacts",
    "refusedMails",
    "siteHealth",
  ],
  ...["demandConfirmed", "isConfirmed", "hasPassword", "previewInvitations"],
  ...["postHistory", "listThreads", "countNew", "peopleToMention", "postsBy", "readMarks"],
  ...["todaysAddress", "writtenBy"],
  ...["postedBefore", "afterConflict", "justStarted", "similarThreads", "relatedThreads", "filtersOf"],
  ...["demandSlow", "threadsIn", "newestThreads", "newestPosts", "postPlace", "leftFrom"],
  ...["receivers", "levelOf"],
];

const REFUSALS = ["signed_out", "suspended", "silenced", "not_allowed"];

type Command = (forum: unknown, actor: Actor, input: unknown) => Promise<unknown>;

/** Has every field a command may ask for, so that nothing but the actor can be what is refused. */
const anyInput = new Proxy(
  {},
  {
    get: (_, key) =>
      typeof key === "symbol" || key === "then" || key === "toJSON" ? undefined : key === "locale" ? "en" : "1",
  },
);

/** Everything that somebody does: exported, for a forum and an actor, and no query. */
async function commands(): Promise<{ file: string; name: string; run: Command }[]> {
  const found: { file: string; name: string; run: Command }[] = [];
  for await (const file of glob("**/*.ts", { cwd: import.meta.dirname })) {
    if (/\.test\.ts$|\/testing\/|\/queries\.ts$/.test(file)) continue;
    const source = readFileSync(join(import.meta.dirname, file), "utf8");
    const names = [...source.matchAll(/export async function (\w+)\(\s*forum: Forum,\s*actor: Actor/g)];
    if (names.length === 0) continue;
    const module = (await import(join(import.meta.dirname, file))) as Record<string, Command>;
    for (const [, name = ""] of names) {
      const run = module[name];
      if (run) found.push({ file, name, run });
    }
  }
  return found;
}

type Least = keyof typeof LEAST_ROLE;
const RANKS: readonly Least[] = ["guest", "member", "staff", "moderator", "administrator"];
const leastOf = (name: string) => RANKS.filter((role) => (LEAST_ROLE[role] as readonly string[]).includes(name));

async function codeOf(run: Command, forum: unknown, actor: Actor): Promise<string> {
  return run(forum, actor, anyInput).then(
    () => "nothing: it ran",
    (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : String(error)),
  );
}

test("every command is named with the least role that it asks for", async () => {
  const found = await commands();
  const all = found.map(({ name }) => name).filter((name) => !NO_COMMANDS.includes(name));
  expect(all.length).toBeGreaterThan(80);
  expect(all.filter((name) => leastOf(name).length !== 1)).toEqual([]);
  const listed = [...Object.values(LEAST_ROLE).flat(), ...Object.keys({ ...FOR_SUSPENDED, ...FOR_SILENCED })];
  expect(listed.filter((name) => !all.includes(name))).toEqual([]);
  expect(NO_COMMANDS.filter((name) => !found.some((each) => each.name === name))).toEqual([]);
});

test("every command refuses whose role is too low, and who is suspended or silenced", async () => {
  const { forum, clock, member } = await aForum();
  const suspension = { until: clock.now + 1, reason: "" };
  const people: readonly [actor: Actor, rank: number][] = await Promise.all(
    (["member", "staff", "moderator", "administrator"] as const).map(
      async (role): Promise<[Actor, number]> => [await member(`the_${role}`, { role }), RANKS.indexOf(role)],
    ),
  );
  const suspended: Actor = { ...(await member("sam")), role: "guest", groups: [], suspension };
  // Whatever the role: it is the silence that refuses.
  const silenced: Actor = { ...(await member("sol", { role: "administrator" })), silence: suspension };
  const wrong: string[] = [];
  for (const { file, name, run } of await commands()) {
    const [least] = leastOf(name);
    if (NO_COMMANDS.includes(name) || least === undefined) continue;
    const expectCode = async (who: string, actor: Actor, expected: string | null) => {
      const code = await codeOf(run, forum, actor);
      const isRight = expected === null ? !REFUSALS.includes(code) : code === expected;
      if (!isRight) wrong.push(`${file}: ${name} answers ${who} ${code} instead of ${expected ?? "what it finds"}`);
    };
    if (least === "guest") continue;
    await expectCode("a guest", guest, "signed_out");
    if (!(name in FOR_SUSPENDED)) await expectCode("who is suspended", suspended, "suspended");
    if (!(name in { ...FOR_SUSPENDED, ...FOR_SILENCED })) await expectCode("who is silenced", silenced, "silenced");
    for (const [actor, rank] of people)
      await expectCode(`a ${actor.role}`, actor, rank < RANKS.indexOf(least) ? "not_allowed" : null);
  }
  expect(wrong).toEqual([]);
});
