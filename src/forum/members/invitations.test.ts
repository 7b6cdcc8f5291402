import { expect, test } from "vitest";
import { aForum } from "#testing/forum.ts";
import { mailsIn, tokenIn } from "#testing/mails.ts";
import { putSettings } from "../settings/changes.ts";
import { actorOf, guest } from "./actor.ts";
import { personById } from "./find-people.ts";
import { acceptInvitationInput, invitationInput } from "./input.ts";
import { acceptInvitation, inviteMember, openInvitations, readInvitation, withdrawInvitation } from "./invitations.ts";
import { resetPassword } from "./password-commands.ts";

const HERE = { address: "192.0.2.1", agent: "Test" };
const offer = invitationInput.parse({
  email: "new@example.org",
  role: "staff",
  title: "Product care",
  team: "Support",
});

async function invited() {
  const story = await aForum();
  const ada = await story.member("ada", { role: "administrator", displayName: "Ada B." });
  await inviteMember(story.forum, ada, offer);
  await story.forum.drain();
  const [mail] = await mailsIn(story.dir, offer.email);
  return { ...story, ada, mail, token: tokenIn(mail) };
}
const answer = (token: string, username = "newbie") =>
  acceptInvitationInput.parse({ token, username, password: "a long enough one" });

test("an invited person chooses name and password, and has the role, title and team they were offered", async () => {
  const { forum, ada, mail, token } = await invited();
  await forum.write((tx) => putSettings(tx, { registrationOpen: false }));
  expect(mail?.text).toContain("Ada B. invites you");
  expect(await readInvitation(forum, token)).toMatchObject(offer);
  const { userId } = await acceptInvitation(forum, answer(token), HERE);
  expect(await actorOf(forum, userId)).toMatchObject({ username: "newbie", role: "staff" });
  expect(await personById(forum, ada, userId)).toMatchObject({ ...offer, emailConfirmedAt: forum.now() });
  expect(await openInvitations(forum, ada)).toEqual([]);
});

test("an invitation works once, also for those who are quick", async () => {
  const { forum, token } = await invited();
  const results = await Promise.allSettled(
    ["one1", "two2"].map((name) => acceptInvitation(forum, answer(token, name), HERE)),
  );
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await readInvitation(forum, token)).toBeNull();
});

test("a name that is taken keeps the invitation open", async () => {
  const { forum, token } = await invited();
  await expect(acceptInvitation(forum, answer(token, "ADА"), HERE)).rejects.toMatchObject({ code: "username_taken" });
  await acceptInvitation(forum, answer(token), HERE);
});

test("withdrawn, replaced and old invitations let nobody in", async () => {
  const { forum, ada, token, dir, clock } = await invited();
  await inviteMember(forum, ada, { ...offer, role: "member" });
  await expect(acceptInvitation(forum, answer(token), HERE)).rejects.toThrow("link_over");
  await forum.drain();
  const second = tokenIn((await mailsIn(dir, offer.email)).at(-1));
  const [open] = await openInvitations(forum, ada);
  expect(open).toMatchObject({ email: offer.email, role: "member", invitedBy: "Ada B." });
  await withdrawInvitation(forum, ada, { id: open?.id ?? "" });
  await expect(acceptInvitation(forum, answer(second), HERE)).rejects.toThrow("link_over");
  await expect(withdrawInvitation(forum, ada, { id: open?.id ?? "" })).rejects.toThrow("not_found");
  await inviteMember(forum, ada, offer);
  await forum.drain();
  clock.pass(14 * 86_400_000);
  expect(await openInvitations(forum, ada)).toEqual([]);
  const third = tokenIn((await mailsIn(dir, offer.email)).at(-1));
  await expect(acceptInvitation(forum, answer(third), HERE)).rejects.toThrow("link_over");
});

test("an invitation that was withdrawn before its mail went out sends none", async () => {
  const { forum, ada, dir } = await invited();
  await inviteMember(forum, ada, { ...offer, email: "late@example.org" });
  const late = (await openInvitations(forum, ada)).find(({ email }) => email === "late@example.org");
  await withdrawInvitation(forum, ada, { id: late?.id ?? "" });
  await forum.drain();
  expect(await mailsIn(dir, "late@example.org")).toEqual([]);
});

test("a link of one kind opens nothing of another", async () => {
  const { forum, token } = await invited();
  await expect(resetPassword(forum, { token, password: "a long enough one" }, HERE)).rejects.toThrow("link_over");
});

test("only administrators invite, see and withdraw; whoever has an account needs no invitation", async () => {
  const { forum, member, ada } = await invited();
  const maria = await member("maria", { role: "moderator" });
  await expect(inviteMember(forum, maria, offer)).rejects.toThrow("not_allowed");
  await expect(openInvitations(forum, maria)).rejects.toThrow("not_allowed");
  await expect(withdrawInvitation(forum, guest, { id: "x" })).rejects.toThrow("signed_out");
  const known = { ...offer, email: "MARIA@example.org" };
  await expect(inviteMember(forum, ada, known)).rejects.toMatchObject({ code: "email_taken", field: "email" });
});
