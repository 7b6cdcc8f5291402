/** Every command asks who acts before it looks at anything else: no guest, no suspended and no silenced member gets further. */
import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { aForum } from "#testing/forum.ts";
import { type Actor, guest } from "./members/actor.ts";

/** Commands that are for guests too, or do nothing for them; each with its reason. */
const FOR_GUESTS: Readonly<Record<string, string>> = {
  noteFeedback: "counts readers' answers, without persons",
  markThreadRead: "notes nothing for those who have no account",
  visitList: "notes nothing for those who have no account",
  signIn: "is how a guest becomes a member",
  signOut: "a guest has left already",
  touchSession: "notes nothing for those who have no session",
  reportIllegalContent: "the law wants it open to everybody",
};

/** What suspended members may still do: look after their own account. */
const FOR_SUSPENDED: Readonly<Record<string, string>> = {
  appeal: "who is suspended may say that it is wrong",
  changeEmail: "whose address was taken over must be able to change it",
  confirmPassword: "shows who one is",
  changePassword: "whose password was stolen must be able to change it",
  leaveForum: "may leave whenever they want",
  revokeSession: "ends a session of one's own",
  signOutEverywhere: "ends one's own sessions",
  signOutOthers: "ends one's own sessions",
  withdrawEmailChange: "takes back one's own wish",
};

/** What members who are silenced may do beside that: read on, and choose what they are told. */
const FOR_SILENCED: Readonly<Record<string, string>> = {
  markRead: "marks one's own news as read",
  markAllRead: "marks one's own news as read",
  markNoticesRead: "marks what one was told as read",
  setMail: "chooses one's own mails",
  muteThread: "chooses one's own mails",
  unmuteThread: "chooses one's own mails",
};

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
  ],
  ...["demandConfirmed", "isConfirmed", "hasPassword", "previewInvitations"],
  ...["postHistory", "listThreads", "countNew", "peopleToMention", "postsBy", "readMarks", "todaysAddress"],
  ...["postedBefore", "afterConflict", "justStarted", "similarThreads", "relatedThreads", "filtersOf", "visiblePlaces"],
  ...["senderOf", "demandSlow", "threadsIn", "newestThreads", "newestPosts", "postPlace", "leftFrom"],
];

type Command = (forum: unknown, actor: Actor, input: unknown) => Promise<unknown>;

/** Has every field a command may ask for, so that nothing but the actor can be what is refused. */
const anyInput = new Proxy(
  {},
  { get: (_, key) => (typeof key === "symbol" || key === "then" || key === "toJSON" ? undefined : "1") },
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

test("every command refuses a guest, a suspended and a silenced member", async () => {
  const { forum, clock, member } = await aForum();
  const suspended: Actor = {
    ...(await member("sam")),
    role: "guest",
    groups: [],
    suspension: { until: clock.now + 1, reason: "" },
  };
  // Whatever the role: it is the silence that refuses.
  const silenced: Actor = {
    ...(await member("sol", { role: "administrator" })),
    silence: { until: clock.now + 1, reason: "" },
  };
  const found = await commands();
  const listed = [FOR_GUESTS, FOR_SUSPENDED, FOR_SILENCED].flatMap(Object.keys).concat(NO_COMMANDS);
  expect(listed.filter((each) => !found.some(({ name }) => name === each))).toEqual([]);
  const all = found.filter(({ name }) => !NO_COMMANDS.includes(name));
  expect(all.length).toBeGreaterThan(40);
  const wrong: string[] = [];
  for (const { file, name, run } of all) {
    for (const [actor, expected, exempt] of [
      [guest, "signed_out", FOR_GUESTS],
      [suspended, "suspended", { ...FOR_GUESTS, ...FOR_SUSPENDED }],
      [silenced, "silenced", { ...FOR_GUESTS, ...FOR_SUSPENDED, ...FOR_SILENCED }],
    ] as const) {
      if (name in exempt) continue;
      const code = await run(forum, actor, anyInput).then(
        () => "nothing: it ran",
        (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : String(error)),
      );
      if (code !== expected) wrong.push(`${file}: ${name} answers ${code} instead of ${expected}`);
    }
  }
  expect(wrong).toEqual([]);
});
