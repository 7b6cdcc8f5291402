import type { z } from "zod";
import type { Forum } from "../forum.ts";
import { insertMember, refuseTakenEmail } from "./changes.ts";
import type { createMemberInput } from "./input.ts";
import { hashPassword } from "./passwords.ts";
import { issueToken } from "./tokens.ts";

/**
 * Makes an account for whoever runs the machine; the address counts as confirmed.
 * @returns without a password, the link with which one is chosen
 * @throws Refusal username_taken, email_taken
 */
export async function createMember(
  forum: Forum,
  input: z.output<typeof createMemberInput>,
): Promise<{ userId: number; link: string | null }> {
  const { username, email, role } = input;
  const passwordHash = input.password === undefined ? null : await hashPassword(input.password);
  return forum.write(async (tx) => {
    const now = forum.now();
    await refuseTakenEmail(tx, email, { field: "email" });
    const confirmed = { emailConfirmedAt: now, createdAt: now };
    const userId = await insertMember(tx, { username, email, role, passwordHash, ...confirmed });
    await forum.record(tx, { kind: "member.joined", subjectId: userId });
    if (passwordHash !== null) return { userId, link: null };
    const secret = await issueToken(tx, { kind: "reset_password", userId, email }, now);
    return { userId, link: `${forum.config.siteUrl}/reset-password?token=${secret}` };
  });
}
