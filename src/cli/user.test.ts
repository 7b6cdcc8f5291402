import { Readable } from "node:stream";
import { afterEach, expect, test, vi } from "vitest";
import { guest } from "#forum/members/actor.ts";
import { findLogin, signIn } from "#forum/members/commands.ts";
import { resetPassword } from "#forum/members/password-commands.ts";
import { aForum } from "#testing/forum.ts";
import { userCommand } from "./user.ts";

afterEach(() => vi.restoreAllMocks());

const HERE = { address: "", agent: "" };
const options = (more: Record<string, string> = {}) =>
  Object.entries({ email: "ada@example.org", username: "ada", role: "administrator", ...more }).flatMap(
    ([name, value]) => [`--${name}`, value],
  );
const typed = (text: string) => Readable.from([text]);

test("an account with a password from standard input can sign in", async () => {
  const { forum } = await aForum();
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  await userCommand(forum, ["create", ...options(), "--password-stdin"], typed("a long enough one\nrest\n"));
  const login = { login: "ada", password: "a long enough one", return: "/" };
  await expect(signIn(forum, guest, login, HERE)).resolves.toMatchObject({ userId: 1 });
});

test("without one, a link is printed with which it is chosen", async () => {
  const { forum } = await aForum();
  const said = vi.spyOn(console, "log").mockImplementation(() => undefined);
  await userCommand(forum, ["create", ...options()]);
  const [, token = ""] = /token=([\w-]+)/.exec(said.mock.calls.flat().join("\n")) ?? [];
  await resetPassword(forum, { token, password: "a long enough one" }, HERE);
});

test.each([
  [["create"], /--email is missing/],
  [["make"], /What shall be done/],
  [["create", ...options({ role: "king" })], /--role should be one of member, staff/],
  [["create", ...options({ email: "nonsense" })], /--email: This does not look like/],
  [["create", ...options({ username: "admin" })], /--username: This name would pass/],
  [["create", ...options(), "--nonsense"], /--nonsense/],
])("%j is refused with a sentence", async (args, sentence) => {
  const { forum } = await aForum();
  await expect(userCommand(forum, args)).rejects.toThrow(sentence);
  expect(await findLogin(forum, "ada")).toBeUndefined();
});

test("names and addresses that somebody has are refused", async () => {
  const { forum, member } = await aForum();
  await member("ada");
  await expect(userCommand(forum, ["create", ...options()])).rejects.toThrow("email_taken");
  await expect(userCommand(forum, ["create", ...options({ email: "x@example.org" })])).rejects.toThrow(
    "username_taken",
  );
  const short = userCommand(forum, ["create", ...options(), "--password-stdin"], typed("short\n"));
  await expect(short).rejects.toThrow("10 to 200 characters");
});
