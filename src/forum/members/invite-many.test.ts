import { expect, test } from "vitest";
import { groupMembers } from "#db/schema/index.ts";
import { mailsIn } from "#testing/mails.ts";
import { aSite } from "#testing/site.ts";
import { createGroup } from "../groups/commands.ts";
import { acceptInvitationInput } from "./input.ts";
import { acceptInvitation, openInvitations } from "./invitations.ts";
import { inviteMany, previewInvitations } from "./invite-many.ts";

const csv = [
  "email,name,role,group",
  'nora@example.com,"Nora, from sales",staff,Guides',
  "",
  "omar@example.com",
  "NORA@example.com,,member,",
  "root_admin@example.org",
  "no address",
  "pia@example.com,Pia,king,",
  "quinn@example.com,Quinn,member,Nobody",
].join("\n");

test("a table is looked at line by line, and sends nothing", async () => {
  const { forum, admin } = await aSite();
  await createGroup(forum, admin, { name: "Guides" });
  const lines = await previewInvitations(forum, admin, { csv });
  expect(lines.map(({ line, error }) => [line, error])).toEqual([
    [2, null],
    [4, null],
    [5, "line_twice"],
    [6, "email_taken"],
    [7, "invalid_email"],
    [8, "no_such_role"],
    [9, "no_such_group"],
  ]);
  expect(lines[0]).toMatchObject({ name: "Nora, from sales", role: "staff", group: "Guides" });
  expect(await openInvitations(forum, admin)).toEqual([]);
});

test("the right lines are invited, and who comes is in the group", async () => {
  const { forum, admin, dir } = await aSite();
  const groupId = await createGroup(forum, admin, { name: "Guides" });
  expect(await inviteMany(forum, admin, { csv })).toEqual({ invited: 2, leftOut: 5 });
  expect((await openInvitations(forum, admin)).map(({ email }) => email).sort()).toEqual([
    ...["nora@example.com", "omar@example.com"],
  ]);
  expect((await previewInvitations(forum, admin, { csv }))[0]).toMatchObject({ error: "invited_already" });
  await forum.drain();
  const text = (await mailsIn(dir, "nora@example.com"))[0]?.text ?? "";
  const token = /token=([\w-]+)/.exec(text)?.[1] ?? "";
  const input = { token, username: "nora", displayName: "Nora", password: "green tea at noon" };
  const origin = { address: "192.0.2.1", agent: "" };
  const { userId } = await acceptInvitation(forum, acceptInvitationInput.parse(input), origin);
  expect(await forum.db.select().from(groupMembers)).toEqual([{ groupId, userId }]);
});

test("what ends the first cell ends all of them, and commas may stand in between", async () => {
  const { forum, admin } = await aSite();
  const table = [
    'nora@example.com;"Nora; from sales";staff;',
    '"omar@example.com";Omar, from the shop;moderator',
    "pia@example.com\tPia; and co, too\tmember",
    "quinn@example.com,Quinn; the first,staff",
  ];
  const lines = await previewInvitations(forum, admin, { csv: table.join("\n") });
  expect(lines.map(({ name, role, error }) => [name, role, error])).toEqual([
    ["Nora; from sales", "staff", null],
    ["Omar, from the shop", "moderator", null],
    ["Pia; and co, too", "member", null],
    ["Quinn; the first", "staff", null],
  ]);
});

test("a table of too many lines is refused as a whole, instead of losing the last of them", async () => {
  const { forum, admin } = await aSite();
  const lines = Array.from({ length: 501 }, (_, n) => `p${n}@example.com`);
  const refused = { code: "too_many_lines", field: "csv", detail: { limit: 500 } };
  await expect(previewInvitations(forum, admin, { csv: lines.join("\n") })).rejects.toMatchObject(refused);
  await expect(inviteMany(forum, admin, { csv: lines.join("\n") })).rejects.toMatchObject(refused);
  const head = ["email", ...lines.slice(1)].join("\n");
  expect(await previewInvitations(forum, admin, { csv: head })).toHaveLength(500);
});

test("semicolons do as well, and nobody but administrators invites", async () => {
  const { forum, admin, member } = await aSite();
  expect(await previewInvitations(forum, admin, { csv: "nora@example.com;Nora;staff;" })).toMatchObject([
    { name: "Nora", role: "staff", error: null },
  ]);
  const moderator = await member("mo", { role: "moderator" });
  await expect(inviteMany(forum, moderator, { csv })).rejects.toMatchObject({ code: "not_allowed" });
});
