import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { users } from "#db/schema/index.ts";
import type { JobHandler } from "#platform/events.ts";
import type { Forum } from "../forum.ts";
import { emailKey } from "./changes.ts";
import { type AccountMail, sendAccountMail } from "./mails.ts";
import { issueLink, issueToken, type RequestKind, requestById, type TokenRow } from "./tokens.ts";

/**
 * Mails about accounts. A job carries ids alone: the secret of a link is made while the job runs, so it lies
 * in no table, and a second try sends a second secret.
 */
export const accountMailJobs: Record<string, JobHandler<Forum>> = {
  async "account.signUp"(forum, { payload }) {
    const request = await requestOf(forum, "sign_up", payload);
    if (!request) return;
    const { email, data } = request;
    const locale = localeOf(data.locale);
    const known = await holderOf(forum, email);
    if (known) {
      const mail = { name: "signUpKnown", locale: known.locale ?? locale, link: "/forgotten-password" } as const;
      return sendAccountMail(forum, { ...mail, to: recipient(known), values: { username: known.username } });
    }
    const link = `/confirm-email?token=${await linkTo(forum, request)}`;
    return sendAccountMail(forum, { name: "signUp", to: { address: email }, locale, link });
  },

  async "account.resetPassword"(forum, { payload }) {
    const user = await reachable(forum, payload.userId);
    // Nobody has this name or address. The job was written all the same, so that asking takes the same time.
    if (!user) return;
    const token = { kind: "reset_password", userId: user.id, email: user.email } as const;
    const secret = await forum.write((tx) => issueToken(tx, token, forum.now()));
    await sendAccountMail(forum, about(user, "resetPassword", `/reset-password?token=${secret}`));
  },

  async "account.passwordChanged"(forum, { payload }) {
    const user = await reachable(forum, payload.userId);
    if (user) await sendAccountMail(forum, about(user, "passwordChanged", "/forgotten-password"));
  },

  /** To the new address: a link, or that it belongs to another account. */
  async "account.changeEmail"(forum, { payload }) {
    const request = await requestOf(forum, "change_email", payload);
    const user = request && (await reachable(forum, request.userId));
    if (!user) return;
    // Nobody has confirmed yet that this address and that name are one person.
    const to = { address: request.email };
    if (await holderOf(forum, request.email)) {
      return sendAccountMail(forum, { name: "emailInUse", to, locale: user.locale, link: "/sign-in" });
    }
    const link = `/confirm-email?token=${await linkTo(forum, request)}`;
    return sendAccountMail(forum, { name: "changeEmail", to, locale: user.locale, link });
  },

  /** To the address that the account had when the change was asked for. */
  async "account.emailNotice"(forum, { payload }) {
    const request = await requestById(forum.db, "change_email", String(payload.request));
    const user = request && (await reachable(forum, request.userId));
    if (!user || typeof request.data.former !== "string") return;
    const mail = about(user, "emailNotice", "/forgotten-password");
    await sendAccountMail(forum, { ...mail, to: { name: user.displayName, address: request.data.former } });
  },

  async "account.invitation"(forum, { payload }) {
    const request = await requestOf(forum, "invitation", payload);
    if (!request) return;
    const inviter = await reachable(forum, request.userId);
    const link = `/invitation?token=${await linkTo(forum, request)}`;
    const values = { by: inviter?.displayName ?? "" };
    await sendAccountMail(forum, { name: "invitation", to: { address: request.email }, locale: null, link, values });
  },
};

type OpenRequest = TokenRow & { email: string };

/** The request of a job, unless it was used, withdrawn or ran out in the meantime. */
async function requestOf(
  forum: Forum,
  kind: RequestKind,
  payload: Record<string, unknown>,
): Promise<OpenRequest | null> {
  const request = await requestById(forum.db, kind, String(payload.request));
  if (!request || request.email === null || request.usedAt !== null || request.expiresAt <= forum.now()) return null;
  return { ...request, email: request.email };
}

function linkTo(forum: Forum, request: TokenRow): Promise<string> {
  return forum.write((tx) => issueLink(tx, request, forum.now()));
}

const columns = {
  id: users.id,
  username: users.username,
  displayName: users.displayName,
  email: users.email,
  locale: users.locale,
};

interface Reachable {
  id: number;
  username: string;
  displayName: string;
  email: string;
  locale: "de" | "en" | null;
}

/** The person with this id, when they have an address. */
async function reachable(forum: Forum, id: unknown): Promise<Reachable | null> {
  if (typeof id !== "number") return null;
  const [user] = await forum.db
    .select(columns)
    .from(users)
    .where(and(eq(users.id, id), isNotNull(users.email), isNull(users.deletedAt)));
  return user ? { ...user, email: user.email ?? "" } : null;
}

/** Whose account has this address. */
async function holderOf(forum: Forum, email: string): Promise<Reachable | null> {
  const [user] = await forum.db
    .select(columns)
    .from(users)
    .where(eq(users.emailKey, emailKey(email)));
  return user ? { ...user, email: user.email ?? email } : null;
}

const recipient = ({ displayName, email }: Reachable) => ({ name: displayName, address: email });

function about(user: Reachable, name: AccountMail["name"], link: string): AccountMail {
  const { locale, username } = user;
  return { name, to: recipient(user), locale, link, values: { username } };
}

function localeOf(value: unknown): "de" | "en" | null {
  return value === "de" || value === "en" ? value : null;
}
