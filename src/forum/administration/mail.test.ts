import { expect, onTestFinished, test } from "vitest";
import { jobs } from "#db/schema/index.ts";
import { aMailServer, type MailServerOptions } from "#testing/mail-server.ts";
import { aSite } from "#testing/site.ts";
import { invitationInput } from "../members/input.ts";
import { inviteMember } from "../members/invitations.ts";
import { refusedMails, testMail } from "./mail.ts";

async function withServer(options?: MailServerOptions) {
  const server = await aMailServer(options);
  onTestFinished(() => server.stop());
  return { server, ...(await aSite({ SMTP_URL: server.url, MAIL_FROM: "forum@example.org" })) };
}

test("a test mail goes to one's own address, and the server's words come back", async () => {
  const { forum, admin, server } = await withServer();
  const trial = await testMail(forum, admin);
  expect(trial).toMatchObject({ to: "root_admin@example.org", accepted: true });
  expect(trial.answer).toMatch(/^250 /);
  expect(server.received.map(({ to }) => to)).toEqual([["root_admin@example.org"]]);
});

test("a refusal is told word by word, and so is a server that is not there", async () => {
  const { forum, admin, server } = await withServer({ refuse: { rcptTo: "550 5.1.1" } });
  const trial = await testMail(forum, admin);
  expect(trial.accepted).toBe(false);
  expect(trial.answer).toMatch(/^550 5\.1\.1 .*root_admin@example\.org/);
  await server.stop();
  expect(await testMail(forum, admin)).toMatchObject({
    accepted: false,
    answer: expect.stringContaining("ECONNREFUSED"),
  });
});

test("without a server the mail lies in the outbox, and that is said", async () => {
  const { forum, admin } = await aSite();
  expect(await testMail(forum, admin)).toMatchObject({ accepted: true, answer: expect.stringMatching(/\.eml$/) });
});

test("refused mails are listed with the answer, without the address", async () => {
  const { forum, admin } = await withServer({ refuse: { rcptTo: "550 5.1.1" } });
  await inviteMember(forum, admin, invitationInput.parse({ email: "gustav@example.com", role: "staff" }));
  await forum.drain();
  const refused = await refusedMails(forum, admin);
  expect(refused).toMatchObject([
    { name: "account.invitation", to: "g…@example.com", isOver: true, answer: expect.stringContaining("550 5.1.1") },
  ]);
  expect(JSON.stringify([refused, await forum.db.select().from(jobs)])).not.toContain("gustav");
});
