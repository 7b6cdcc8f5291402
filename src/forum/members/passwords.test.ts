import { expect, test } from "vitest";
import { jobs } from "#db/schema/index.ts";
import { aForum } from "#testing/forum.ts";
import { mailsIn, tokenIn } from "#testing/mails.ts";
import { somebodyWrites } from "#testing/statements.ts";
import { actorOfSession, guest } from "./actor.ts";
import { signIn } from "./commands.ts";
import { knownOn } from "./devices.ts";
import { changeEmail, confirmEmailChange, ownAddresses, readConfirmation, withdrawEmailChange } from "./email.ts";
import { readInvitation } from "./invitations.ts";
import { changePassword, forgotPassword, readReset, resetPassword } from "./password-commands.ts";
import { hashPassword } from "./passwords.ts";
import { idOf } from "./policy.ts";
import { secretHash } from "./sessions.ts";

const OLD = "the old password";
const NEW = "the new password";
const HERE = { address: "192.0.2.1", agent: "" };

async function withAnna() {
  const story = await aForum();
  const { forum, dir } = story;
  const anna = await story.member("anna", { passwordHash: await hashPassword(OLD) });
  const enter = (password: string) => signIn(forum, guest, { login: "anna", password, return: "/" }, HERE);
  const session = async (password: string) => {
    const id = secretHash((await enter(password)).session);
    return { id, actor: (await actorOfSession(forum, id)) ?? guest };
  };
  const mailedToken = async (address = "anna@example.org") => {
    await forum.drain();
    return tokenIn((await mailsIn(dir, address)).at(-1));
  };
  return { ...story, anna, enter, session, mailedToken };
}

test("a forgotten password is replaced with a mailed link: all sessions end, a new one starts", async () => {
  const { forum, enter, session, mailedToken, dir } = await withAnna();
  const before = await session(OLD);
  await forgotPassword(forum, { login: "ANNA" }, HERE);
  const token = await mailedToken();
  expect(await readReset(forum, token)).toEqual({ username: "anna" });
  const { session: secret } = await resetPassword(forum, { token, password: NEW }, HERE);
  expect(await actorOfSession(forum, before.id)).toBeNull();
  expect(await actorOfSession(forum, secretHash(secret))).toMatchObject({ username: "anna" });
  await expect(enter(OLD)).rejects.toThrow("sign_in_failed");
  await enter(NEW);
  await forum.drain();
  expect((await mailsIn(dir)).at(-1)?.subject).toBe("Your password for Stoa was changed");
});

test("asking for an unknown account does the same work, and sends nothing", async () => {
  const { forum, dir } = await withAnna();
  await forum.settings();
  const work = [];
  for (const login of ["anna", "anna@example.org", "nobody", "nobody@example.org"]) {
    await somebodyWrites(forum);
    const before = forum.store.statements;
    await forgotPassword(forum, { login }, HERE);
    work.push(forum.store.statements - before);
  }
  expect(new Set(work).size).toBe(1);
  expect(await forum.db.select({ name: jobs.name }).from(jobs)).toHaveLength(4);
  await forum.drain();
  expect(await mailsIn(dir)).toHaveLength(2);
});

test("a link works once, for two hours, and for nothing else; all die with the first that is used", async () => {
  const { forum, mailedToken, clock, anna } = await withAnna();
  await forgotPassword(forum, { login: "anna" }, HERE);
  const first = await mailedToken();
  await forgotPassword(forum, { login: "anna" }, HERE);
  const second = await mailedToken();
  expect(await readConfirmation(forum, first)).toBeNull();
  expect(await readInvitation(forum, first)).toBeNull();
  const results = await Promise.allSettled(
    [1, 2].map(() => resetPassword(forum, { token: first, password: NEW }, HERE)),
  );
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(resetPassword(forum, { token: second, password: NEW }, HERE)).rejects.toThrow("link_over");
  await forgotPassword(forum, { login: "anna" }, HERE);
  const third = await mailedToken();
  clock.pass(2 * 3_600_000);
  await expect(resetPassword(forum, { token: third, password: NEW }, HERE)).rejects.toThrow("link_over");
  for (const token of ["", "x", "' or 1=1 --", "ä", secretHash(third), String(idOf(anna))]) {
    expect(await readReset(forum, token)).toBeNull();
  }
});

test("whoever asks for links in somebody's name leaves them working links", async () => {
  const { forum, mailedToken } = await withAnna();
  for (let n = 0; n < 5; n++) await forgotPassword(forum, { login: "anna" }, { ...HERE, address: `198.51.100.${n}` });
  const last = await mailedToken();
  await expect(forgotPassword(forum, { login: "anna" }, HERE)).rejects.toMatchObject({ code: "too_many" });
  await resetPassword(forum, { token: last, password: NEW }, HERE);
});

test("guesses and mails asked for from one address do not keep the owner from the link", async () => {
  const { forum, anna, mailedToken } = await withAnna();
  for (let n = 0; n < 20; n++) await forgotPassword(forum, { login: `name${n}` }, HERE);
  await expect(forgotPassword(forum, { login: "anna" }, HERE)).rejects.toMatchObject({ code: "too_many" });
  await forgotPassword(forum, { login: "anna" }, { ...HERE, device: await knownOn(forum, new Map(), idOf(anna)) });
  await resetPassword(forum, { token: await mailedToken(), password: NEW }, HERE);
});

test("an imported person comes in by the link, which confirms their address", async () => {
  const { forum, member, mailedToken } = await withAnna();
  await member("imported", { emailConfirmedAt: null });
  await forgotPassword(forum, { login: "imported@example.org" }, HERE);
  await resetPassword(forum, { token: await mailedToken("imported@example.org"), password: NEW }, HERE);
  await signIn(forum, guest, { login: "imported", password: NEW, return: "/" }, HERE);
});

test("changing the password asks for the old one, ends other sessions, and kills open links", async () => {
  const { forum, session, mailedToken } = await withAnna();
  const [mine, other] = [await session(OLD), await session(OLD)];
  await forgotPassword(forum, { login: "anna" }, HERE);
  const link = await mailedToken();
  const wrong = changePassword(forum, mine.actor, { currentPassword: "wrong", password: NEW });
  await expect(wrong).rejects.toMatchObject({ code: "wrong_password", field: "currentPassword" });
  await changePassword(forum, mine.actor, { currentPassword: OLD, password: NEW });
  expect(await actorOfSession(forum, other.id)).toBeNull();
  expect(await actorOfSession(forum, mine.id)).not.toBeNull();
  expect(await readReset(forum, link)).toBeNull();
});

test("a stolen session cannot guess the password", async () => {
  const { forum, session } = await withAnna();
  const { actor } = await session(OLD);
  for (let n = 0; n < 10; n++) {
    await changePassword(forum, actor, { currentPassword: `guess ${n}`, password: NEW }).catch(() => undefined);
  }
  const right = changePassword(forum, actor, { currentPassword: OLD, password: NEW });
  await expect(right).rejects.toMatchObject({ code: "too_many" });
});

test("a new address holds once its link is followed; the old one gets a notice first", async () => {
  const { forum, session, dir, mailedToken } = await withAnna();
  const { actor } = await session(OLD);
  const wrong = changeEmail(forum, actor, { email: "new@example.org", ownPassword: "wrong" });
  await expect(wrong).rejects.toMatchObject({ code: "wrong_password", field: "ownPassword" });
  await changeEmail(forum, actor, { email: "new@example.org", ownPassword: OLD });
  const token = await mailedToken("new@example.org");
  const [notice] = await mailsIn(dir, "anna@example.org");
  expect(notice?.subject).toContain("shall get another address");
  expect(notice?.text).not.toContain("new@example.org");
  expect(await ownAddresses(forum, actor)).toMatchObject({ email: "anna@example.org", waiting: "new@example.org" });
  await confirmEmailChange(forum, { token });
  expect(await ownAddresses(forum, actor)).toMatchObject({ email: "new@example.org", waiting: null });
  await expect(confirmEmailChange(forum, { token })).rejects.toThrow("link_over");
});

test("the owner of the old address stops the change with a new password", async () => {
  const { forum, session, mailedToken } = await withAnna();
  const thief = await session(OLD);
  await changeEmail(forum, thief.actor, { email: "thief@example.org", ownPassword: OLD });
  const stolen = await mailedToken("thief@example.org");
  await forgotPassword(forum, { login: "anna" }, HERE);
  await resetPassword(forum, { token: await mailedToken(), password: NEW }, HERE);
  await expect(confirmEmailChange(forum, { token: stolen })).rejects.toThrow("link_over");
  expect(await actorOfSession(forum, thief.id)).toBeNull();
});

test("an address that has an account is not told to the asker, and two cannot get the same one", async () => {
  const { forum, session, member, dir, mailedToken } = await withAnna();
  const { actor } = await session(OLD);
  await member("berta", { passwordHash: await hashPassword(OLD) });
  await changeEmail(forum, actor, { email: "BERTA@example.org", ownPassword: OLD });
  await forum.drain();
  expect((await mailsIn(dir, "berta@example.org"))[0]?.text).not.toContain("token=");

  const berta = await signIn(forum, guest, { login: "berta", password: OLD, return: "/" }, HERE);
  const other = (await actorOfSession(forum, secretHash(berta.session))) ?? guest;
  const tokens: string[] = [];
  for (const who of [actor, other]) {
    await changeEmail(forum, who, { email: "shared@example.org", ownPassword: OLD });
    tokens.push(await mailedToken("shared@example.org"));
  }
  const results = await Promise.allSettled(tokens.map((token) => confirmEmailChange(forum, { token })));
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "email_taken" } });
});

test("a change of address can be taken back, and each wish replaces the one before", async () => {
  const { forum, session, mailedToken } = await withAnna();
  const { actor } = await session(OLD);
  const same = changeEmail(forum, actor, { email: "anna@example.org", ownPassword: OLD });
  await expect(same).rejects.toMatchObject({ code: "email_same" });
  await changeEmail(forum, actor, { email: "one@example.org", ownPassword: OLD });
  const one = await mailedToken("one@example.org");
  await changeEmail(forum, actor, { email: "two@example.org", ownPassword: OLD });
  const two = await mailedToken("two@example.org");
  await expect(confirmEmailChange(forum, { token: one })).rejects.toThrow("link_over");
  await withdrawEmailChange(forum, actor);
  await expect(confirmEmailChange(forum, { token: two })).rejects.toThrow("link_over");
});

test("mails speak the person's language, with the form of address of the site", async () => {
  const { forum, member, dir } = await withAnna();
  const { putSettings } = await import("../settings/changes.ts");
  await member("dora", { locale: "de" });
  await forgotPassword(forum, { login: "dora" }, HERE);
  await forum.drain();
  await forum.write((tx) => putSettings(tx, { address: "du" }));
  await forgotPassword(forum, { login: "dora" }, HERE);
  await forum.drain();
  const [sie, du] = await mailsIn(dir, "dora@example.org");
  expect(sie?.text).toContain("wählen Sie ein neues Passwort");
  expect(du?.text).toContain("wählst du ein neues Passwort");
  expect(sie?.text).toContain("https://forum.example.org/reset-password?token=");
});

test("guests have no account to change", async () => {
  const { forum } = await withAnna();
  const attempts: Promise<unknown>[] = [
    changePassword(forum, guest, { currentPassword: OLD, password: NEW }),
    changeEmail(forum, guest, { email: "x@example.org", ownPassword: OLD }),
    withdrawEmailChange(forum, guest),
  ];
  for (const attempt of attempts) await expect(attempt).rejects.toThrow("signed_out");
});
