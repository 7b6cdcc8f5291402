import { columns as c } from "../columns.ts";

export type Role = "member" | "staff" | "moderator" | "administrator";

export const users = c.table(
  "users",
  {
    id: c.id(),
    username: c.text().notNull(),
    /** The name with case and look-alikes folded: what must be unique. */
    usernameKey: c.key().notNull(),
    displayName: c.text().notNull(),
    /** As the person wrote it; null: imported without an address, or deleted. */
    email: c.text(),
    /** Lower case: what must be unique. */
    emailKey: c.text(),
    emailConfirmedAt: c.ms(),
    passwordHash: c.text(),
    role: c.text().$type<Role>().notNull(),
    /** What a staff member does ("Product care") and whose badge they wear ("Support"). */
    title: c.text().notNull(),
    team: c.text().notNull(),
    bio: c.text().notNull(),
    /** null: the language of the site. */
    locale: c.text().$type<"de" | "en">(),
    /** Whether notifications come by mail too. */
    mailOn: c.bool().notNull(),
    /** The page of a thread shows posts one after the other instead of as a tree. */
    flatView: c.bool().notNull(),
    createdAt: c.ms().notNull(),
    seenAt: c.ms(),
    suspendedUntil: c.ms(),
    suspendedReason: c.text(),
    /** May read and not write. */
    silencedUntil: c.ms(),
    silencedReason: c.text(),
    deletedAt: c.ms(),
    postCount: c.int().notNull(),
    /** Has at least one post that everybody may read, so the profile is a public page. */
    publicSince: c.ms(),
  },
  (t) => [
    c.uniqueIndex("users_username").on(t.usernameKey),
    c.uniqueIndex("users_email").on(t.emailKey),
    c.index("users_role").on(t.role),
    c.index("users_created").on(t.createdAt),
    c.index("users_silenced").on(t.silencedUntil),
    c.index("users_suspended").on(t.suspendedUntil),
  ],
);

/** Names that somebody once had. They are never given to somebody else; a renamed one leads on. */
export const formerUsernames = c.table("former_usernames", {
  usernameKey: c.text().primaryKey(),
  userId: c.int().notNull(),
});

export const sessions = c.table(
  "sessions",
  {
    /** SHA-256 of the random id inside the cookie's token: who reads the table cannot sign in with it. */
    id: c.text().primaryKey(),
    userId: c.int().notNull().references(() => users.id),
    createdAt: c.ms().notNull(),
    seenAt: c.ms().notNull(),
    expiresAt: c.ms().notNull(),
    /** When its person last gave their password again; null: never since they signed in. */
    confirmedAt: c.ms(),
    address: c.text().notNull(),
    agent: c.text().notNull(),
  },
  (t) => [
    c.index("sessions_user").on(t.userId),
    c.index("sessions_expires").on(t.expiresAt),
    c.index("sessions_address").on(t.address),
  ],
);

/** A `link` leads to a request (`sign_up`, `change_email`, `invitation`); the others are used as they are. */
export type TokenKind = "sign_up" | "change_email" | "invitation" | "link" | "reset_password" | "setup";

/** One-time links, and what they were asked for. Of a secret only the hash is kept. */
export const tokens = c.table(
  "tokens",
  {
    hash: c.text().primaryKey(),
    kind: c.text().$type<TokenKind>().notNull(),
    userId: c.int().references(() => users.id),
    email: c.text(),
    data: c.json<Record<string, unknown>>().notNull(),
    createdAt: c.ms().notNull(),
    expiresAt: c.ms().notNull(),
    usedAt: c.ms(),
  },
  (t) => [c.index("tokens_user").on(t.userId, t.kind), c.index("tokens_kind").on(t.kind, t.createdAt)],
);

/** Accounts at an identity provider. */
export const identities = c.table(
  "identities",
  {
    provider: c.text().notNull(),
    subject: c.text().notNull(),
    userId: c.int().notNull().references(() => users.id),
    createdAt: c.ms().notNull(),
  },
  (t) => [c.primaryKey({ columns: [t.provider, t.subject] }), c.index("identities_user").on(t.userId)],
);

export const groups = c.table("groups", {
  id: c.id(),
  name: c.text().notNull().unique(),
  createdAt: c.ms().notNull(),
});

export const groupMembers = c.table(
  "group_members",
  {
    groupId: c.int().notNull().references(() => groups.id),
    userId: c.int().notNull().references(() => users.id),
  },
  (t) => [c.primaryKey({ columns: [t.groupId, t.userId] }), c.index("group_members_user").on(t.userId)],
);
