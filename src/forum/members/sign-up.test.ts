import { expect, test } from "vitest";
import { aForum, type TestForum } from "#testing/forum.ts";
import { mailsIn, tokenIn } from "#testing/mails.ts";
import { somebodyWrites } from "#testing/statements.ts";
import { putSettings } from "../settings/changes.ts";
import { actorOfSession, guest } from "./actor.ts";
import { signIn } from "./commands.ts";
import { readConfirmation } from "./email.ts";
import { signUpInput } from "./input.ts";
import { secretHash } from "./sessions.ts";
import { confirmSignUp, resendConfirmation, signUp, waitingSignUp } from "./sign-up.ts";

const HERE = { address: "192.0.2.1", agent: "Test", locale: "en" } as const;
const anna = signUpInput.parse({ username: "anna", email: "Anna@Example.org", password: "a long enough one" });

/** Signs up and answers the link's secret. */
async function signedUp({ forum, dir }: TestForum, input = anna): Promise<string> {
  await signUp(forum, input, HERE);
  await forum.drain();
  return tokenIn((await mailsIn(dir, input.email)).at(-1));
}

test("who signs up and follows the link has an account and is signed in", async () => {
  const story = await aForum();
  const { forum } = story;
  const token = await signedUp(story);
  await expect(signIn(forum, guest, { ...credentials, return: "/" }, HERE)).rejects.toThrow("sign_in_failed");
  const waiting = { kind: "sign_up", email: "Anna@Example.org", username: "anna", nameTaken: false };
  expect(await readConfirmation(forum, token)).toEqual(waiting);
  const { session, userId } = await confirmSignUp(forum, { token }, HERE);
  expect(await actorOfSession(forum, secretHash(session))).toMatchObject({
    id: userId,
    username: "anna",
    role: "member",
  });
  await signIn(forum, guest, { ...credentials, return: "/" }, HERE);
  await signIn(forum, guest, { login: "ANNA@example.ORG", password: anna.password, return: "/" }, HERE);
});
const credentials = { login: "anna", password: anna.password };

test("looking at a link changes nothing; using it works once", async () => {
  const story = await aForum();
  const { forum } = story;
  const token = await signedUp(story);
  await readConfirmation(forum, token);
  expect(await readConfirmation(forum, token)).not.toBeNull();
  const results = await Promise.allSettled([1, 2, 3].map(() => confirmSignUp(forum, { token }, HERE)));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await readConfirmation(forum, token)).toBeNull();
  await expect(confirmSignUp(forum, { token }, HERE)).rejects.toThrow("link_over");
});

test("a link works for two days", async () => {
  const story = await aForum();
  const token = await signedUp(story);
  story.clock.pass(48 * 3_600_000);
  await expect(confirmSignUp(story.forum, { token }, HERE)).rejects.toThrow("link_over");
});

test("nobody learns whether an address has an account, but its owner is told", async () => {
  const { forum, member, dir } = await aForum();
  await member("berta");
  // Read once and kept: the first request would count it too.
  await forum.settings();
  const answers = [];
  for (const email of ["BERTA@example.org", "nobody@example.org"]) {
    await somebodyWrites(forum);
    const before = forum.store.statements;
    const request = await signUp(forum, { ...anna, email }, HERE);
    answers.push({ waiting: await waitingSignUp(forum, request), statements: forum.store.statements - before });
  }
  expect(answers[0]?.waiting).toEqual({ email: "BERTA@example.org", back: "/" });
  expect(answers[1]?.waiting).toEqual({ email: "nobody@example.org", back: "/" });
  expect(answers[0]?.statements).toBe(answers[1]?.statements);
  await forum.drain();
  const [known] = await mailsIn(dir, "berta@example.org");
  expect(known).toMatchObject({ subject: "You already have an account at Stoa" });
  expect(known?.text).toContain("berta");
  expect(known?.text).not.toContain("token=");
});

test("a name that somebody has, in any spelling that looks like it, is refused", async () => {
  const { forum, member } = await aForum();
  await member("anna");
  for (const username of ["anna", "ANNA", "аnnа", "ａｎｎａ"]) {
    const twin = signUpInput.parse({ ...anna, username, email: "other@example.org" });
    await expect(signUp(forum, twin, HERE), username).rejects.toMatchObject({
      code: "username_taken",
      field: "username",
    });
  }
  for (const username of ["admin", "Stоa", "mod", "a", "a b", "a.b", "x".repeat(31), "<b>x</b>", "an\u202ena"]) {
    expect(signUpInput.safeParse({ ...anna, username }).success, username).toBe(false);
  }
});

test("of two who confirm the same name at once, one gets it, and the other chooses another", async () => {
  const story = await aForum();
  const { forum } = story;
  const first = await signedUp(story);
  const second = await signedUp(story, { ...anna, username: "АNNA", email: "anna2@example.org" });
  const tokens = [first, second];
  const results = await Promise.allSettled(tokens.map((token) => confirmSignUp(forum, { token }, HERE)));
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const late = tokens[results.findIndex(({ status }) => status === "rejected")] ?? "";
  expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "username_taken" } });
  expect(await readConfirmation(forum, late)).toMatchObject({ nameTaken: true });
  await confirmSignUp(forum, { token: late, username: "anna_2" }, HERE);
});

test("of two sign-ups with one address, one becomes an account, with the password that was typed with it", async () => {
  const story = await aForum();
  const { forum } = story;
  const mallory = await signedUp(story, { ...anna, username: "mallory", password: "known to mallory" });
  const own = await signedUp(story);
  const results = await Promise.allSettled([own, mallory].map((token) => confirmSignUp(forum, { token }, HERE)));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "email_taken" } });
});

test("a stranger's sign-up with my address gives them nothing when I follow my own link", async () => {
  const story = await aForum();
  const { forum } = story;
  await signedUp(story, { ...anna, username: "mallory", password: "known to mallory" });
  await confirmSignUp(forum, { token: await signedUp(story) }, HERE);
  const guess = { login: anna.email, password: "known to mallory", return: "/" };
  await expect(signIn(forum, guest, guess, HERE)).rejects.toThrow("sign_in_failed");
});

test("a mail that got lost can be sent again; both links work, and not endlessly", async () => {
  const { forum, dir } = await aForum();
  const request = await signUp(forum, anna, HERE);
  for (let mail = 2; mail <= 5; mail++) await resendConfirmation(forum, { request }, HERE);
  await expect(resendConfirmation(forum, { request }, HERE)).rejects.toMatchObject({ code: "too_many" });
  await expect(signUp(forum, anna, { ...HERE, address: "192.0.2.9" })).rejects.toMatchObject({ code: "too_many" });
  await forum.drain();
  const mails = await mailsIn(dir, anna.email);
  expect(new Set(mails.map(tokenIn)).size).toBe(5);
  await confirmSignUp(forum, { token: tokenIn(mails[0]) }, HERE);
  expect(await readConfirmation(forum, tokenIn(mails[4]))).toBeNull();
  await expect(resendConfirmation(forum, { request }, { ...HERE, address: "192.0.2.9" })).rejects.toThrow("link_over");
});

test("the id of a sign-up is not its secret", async () => {
  const { forum } = await aForum();
  const request = await signUp(forum, anna, HERE);
  await expect(confirmSignUp(forum, { token: request }, HERE)).rejects.toThrow("link_over");
});

test("no secret lies in the table of jobs", async () => {
  const { forum, dir } = await aForum();
  const { jobs, tokens } = await import("#db/schema/index.ts");
  await signUp(forum, anna, HERE);
  await forum.drain();
  const secret = tokenIn((await mailsIn(dir))[0]);
  const stored = JSON.stringify([await forum.db.select().from(jobs), await forum.db.select().from(tokens)]);
  expect(stored).not.toContain(secret);
  expect(stored).not.toContain(anna.password);
});

test("closed registration refuses, and sign-ups from one address are counted", async () => {
  const { forum } = await aForum();
  for (let n = 0; n < 10; n++)
    await signUp(forum, { ...anna, username: `anna${n}x`, email: `a${n}@example.org` }, HERE);
  const eleventh = { ...anna, username: "anna_x", email: "a11@example.org" };
  await expect(signUp(forum, eleventh, HERE)).rejects.toMatchObject({ code: "too_many" });
  await forum.write((tx) => putSettings(tx, { registrationOpen: false }));
  await expect(signUp(forum, anna, { ...HERE, address: "192.0.2.2" })).rejects.toThrow("registration_closed");
});

test("what people type cannot start a header in a mail", async () => {
  for (const email of [
    "a@b.org\nBcc: c@d.org",
    "a@b.org, c@d.org",
    "<a@b.org>",
    "a@b",
    "a\u0000@b.org",
    `${"ä".repeat(130)}@b.org`,
  ]) {
    expect(signUpInput.safeParse({ ...anna, email }).success, JSON.stringify(email)).toBe(false);
  }
  const { forum, dir } = await aForum();
  await forum.write((tx) => putSettings(tx, { siteName: "Forum\r\nBcc: evil@example.org" }));
  await signUp(forum, anna, HERE);
  await forum.drain();
  const [mail] = await mailsIn(dir);
  expect(mail?.raw.split("\r\n\r\n")[0]).not.toMatch(/^bcc:/im);
});
