/** What mails of the world would lead to: each link works once, and lets in whoever has it. */
import type { Forum } from "../../../../src/forum/forum.ts";
import { hashPassword } from "../../../../src/forum/members/passwords.ts";
import {
  issueLink,
  issueToken,
  openRequest,
  type RequestKind,
  requestById,
} from "../../../../src/forum/members/tokens.ts";
import { appealToken } from "../../../../src/forum/moderation/appeal-token.ts";
import { unsubscribe } from "../../../../src/forum/notifications/commands.ts";
import { unsubscribeToken } from "../../../../src/forum/notifications/unsubscribe-token.ts";
import { PASSWORD, type People } from "./accounts.ts";

export interface Links {
  /** The invitation that waits, as the list of invitations names it, and its link. */
  invitation: string;
  invitationLink: string;
  /** A sign-up that waits, and its link. */
  signUp: string;
  signUpLink: string;
  /** Otto's; everybody with an account waits for one. */
  changeEmailLink: string;
  resetLink: string;
  appealLink: string;
  unsubscribeLink: string;
  /** Of somebody who has unsubscribed. */
  unsubscribedLink: string;
}

/** `decisionId`: against Otto. */
export async function links(forum: Forum, { otto, arne, accounts }: People, decisionId: number): Promise<Links> {
  const passwordHash = await hashPassword(PASSWORD);
  const request = async (kind: RequestKind, email: string, userId: number | null, data: Record<string, unknown>) =>
    forum.write(async (tx) => {
      const id = await openRequest(tx, { kind, email, userId, data }, forum.now());
      const row = await requestById(tx, kind, id);
      return { id, link: row ? await issueLink(tx, row, forum.now()) : "" };
    });
  const invitation = await request("invitation", "ines@example.org", arne.id, { role: "member", title: "", team: "" });
  const signUp = await request("sign_up", "siegfried@example.org", null, {
    ...{ username: "siegfried", passwordHash, locale: "en", return: "/" },
  });
  const change = await request("change_email", "otto.new@example.org", otto.id, { former: "otto@example.org" });
  for (const { userId, username } of Object.values(accounts))
    await request("change_email", `${username}.new@example.org`, userId, { former: null });
  const unsubscribedLink = unsubscribeToken(forum.secret, { userId: arne.id ?? 0, threadId: null });
  await unsubscribe(forum, { token: unsubscribedLink });
  const resetLink = await forum.write((tx) =>
    issueToken(tx, { kind: "reset_password", userId: otto.id, email: "otto@example.org" }, forum.now()),
  );
  return {
    ...{ invitation: invitation.id, invitationLink: invitation.link, signUp: signUp.id, signUpLink: signUp.link },
    ...{ changeEmailLink: change.link, resetLink },
    appealLink: appealToken(forum.secret, { decisionId, userId: otto.id, noticeId: null }),
    unsubscribeLink: unsubscribeToken(forum.secret, { userId: otto.id ?? 0, threadId: null }),
    unsubscribedLink,
  };
}
