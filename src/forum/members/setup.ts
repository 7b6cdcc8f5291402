import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { tokens } from "#db/schema/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Forum } from "../forum.ts";
import { putSettings } from "../settings/changes.ts";
import { insertMember } from "./changes.ts";
import type { setupInput } from "./input.ts";
import { hashPassword } from "./passwords.ts";
import { hasAdministrator } from "./queries.ts";
import { type Origin, startSession } from "./sessions.ts";
import { findToken, issueToken, spendToken } from "./tokens.ts";

/** A link that makes its holder the first administrator. Links of earlier starts stop working. */
export async function newSetupLink(forum: Forum): Promise<string> {
  const secret = await forum.write(async (tx) => {
    await tx.delete(tokens).where(and(eq(tokens.kind, "setup"), isNull(tokens.usedAt)));
    return issueToken(tx, { kind: "setup" }, forum.now());
  });
  return `${forum.config.siteUrl}/setup?token=${secret}`;
}

export async function isSetupToken(forum: Forum, secret: string): Promise<boolean> {
  if (await hasAdministrator(forum)) return false;
  return (await findToken(forum.db, "setup", secret, forum.now())) !== null;
}

/** Makes the first administrator and signs them in. @throws Refusal setup_over when the link is used up */
export async function setUp(
  forum: Forum,
  input: z.output<typeof setupInput>,
  origin: Origin,
): Promise<{ session: string; userId: number }> {
  // Looked up before the password is hashed: a made-up link costs nothing.
  if (!(await isSetupToken(forum, input.token))) throw new Refusal("setup_over");
  const passwordHash = await hashPassword(input.password);
  return forum.write(async (tx) => {
    const now = forum.now();
    if (!(await spendToken(tx, "setup", input.token, now)) || (await hasAdministrator(forum))) {
      throw new Refusal("setup_over");
    }
    await putSettings(tx, { siteName: input.siteName, language: input.language, address: input.address });
    const { username, email } = input;
    const userId = await insertMember(tx, {
      username,
      email,
      emailConfirmedAt: now,
      passwordHash,
      role: "administrator",
      createdAt: now,
    });
    return { session: await startSession(tx, userId, origin, now), userId };
  });
}
