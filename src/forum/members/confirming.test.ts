import { expect, test } from "vitest";
import { aForum } from "#testing/forum.ts";
import { actorOfSession } from "./actor.ts";
import { CONFIRMED_MS, confirmPassword, demandConfirmed, hasPassword, isConfirmed } from "./confirming.ts";
import { hashPassword } from "./passwords.ts";
import { secretHash, startSession } from "./sessions.ts";

const PASSWORD = "green tea at noon";

async function signedIn(passwordHash: string | null) {
  const place = await aForum();
  const { forum, clock, member } = place;
  const ada = await member("ada", { role: "administrator", passwordHash });
  const session = async () => {
    const origin = { address: "192.0.2.1", agent: "" };
    const secret = await forum.write((tx) => startSession(tx, ada.id ?? 0, origin, clock.now));
    const actor = await actorOfSession(forum, secretHash(secret));
    if (!actor) throw new Error("no session");
    return actor;
  };
  return { ...place, clock, session };
}

test("who has just signed in is not asked; later the password counts for ten minutes, in this session alone", async () => {
  const { forum, clock, session } = await signedIn(await hashPassword(PASSWORD));
  const [here, there] = [await session(), await session()];
  expect(await isConfirmed(forum, here)).toBe(true);
  clock.pass(CONFIRMED_MS);
  await expect(demandConfirmed(forum, here)).rejects.toMatchObject({ code: "confirm_password" });
  const wrong = confirmPassword(forum, here, { ownPassword: "green tea at six" });
  await expect(wrong).rejects.toMatchObject({ code: "wrong_password", field: "ownPassword" });
  expect(await isConfirmed(forum, here)).toBe(false);
  await confirmPassword(forum, here, { ownPassword: PASSWORD });
  expect([await isConfirmed(forum, here), await isConfirmed(forum, there)]).toEqual([true, false]);
  clock.pass(CONFIRMED_MS);
  expect(await isConfirmed(forum, here)).toBe(false);
});

test("an account without a password signs in anew", async () => {
  const { forum, clock, session } = await signedIn(null);
  const old = await session();
  clock.pass(CONFIRMED_MS);
  expect([await hasPassword(forum, old), await isConfirmed(forum, old)]).toEqual([false, false]);
  await expect(confirmPassword(forum, old, { ownPassword: PASSWORD })).rejects.toThrow("wrong_password");
  expect(await isConfirmed(forum, await session())).toBe(true);
});
