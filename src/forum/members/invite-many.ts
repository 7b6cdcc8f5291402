import { and, gt, inArray, isNull } from "drizzle-orm";
import type { z } from "zod";
import { groups, type Role, tokens, users } from "#db/schema/index.ts";
import { demand, Refusal, type RefusalCode } from "#platform/refusal.ts";
import type { Db, Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "./actor.ts";
import { emailKey } from "./changes.ts";
import { emailField, type invitationsInput, roleField } from "./input.ts";
import { writeInvitation } from "./invitations.ts";
import { idOf, mayAdminister } from "./policy.ts";

/** More than that is an import. */
export const MAX_INVITED_AT_ONCE = 500;

export interface InvitationLine {
  /** From 1, as an editor counts. */
  line: number;
  email: string;
  name: string;
  role: Role | null;
  group: string;
  groupId: number | null;
  /** Why it is left out. */
  error: RefusalCode | null;
}

/** What a table would do, line by line; nothing is sent. @throws Refusal too_many_lines */
export async function previewInvitations(
  forum: Forum,
  actor: Actor,
  { csv }: z.output<typeof invitationsInput>,
): Promise<InvitationLine[]> {
  demand(mayAdminister(actor));
  return readLines(forum.db, csv, forum.now());
}

/** Invites everybody whose line is right, all at once. @returns how many, and how many lines were left out; @throws Refusal too_many_lines */
export async function inviteMany(
  forum: Forum,
  actor: Actor,
  { csv }: z.output<typeof invitationsInput>,
): Promise<{ invited: number; leftOut: number }> {
  demand(mayAdminister(actor));
  const inviterId = idOf(actor);
  return forum.write(async (tx) => {
    const lines = await readLines(tx, csv, forum.now());
    const right = lines.filter(({ error }) => error === null);
    for (const { email, name, role, groupId } of right) {
      const offer = { role: role ?? "member", title: "", team: "", name, groups: groupId === null ? [] : [groupId] };
      await writeInvitation(forum, tx, { inviterId, email, offer });
    }
    return { invited: right.length, leftOut: lines.length - right.length };
  });
}

async function readLines(db: Db | Tx, csv: string, now: number): Promise<InvitationLine[]> {
  const rows = csv
    .split(/\r?\n/)
    .map((text, at) => ({ line: at + 1, cells: cellsOf(text) }))
    .filter(({ cells }) => cells.some(Boolean))
    // A head names the columns; they stand in this order either way.
    .filter(({ cells }, at) => at > 0 || cells[0]?.includes("@"));
  if (rows.length > MAX_INVITED_AT_ONCE)
    throw new Refusal("too_many_lines", { field: "csv", detail: { limit: MAX_INVITED_AT_ONCE } });
  const emails = rows.map(({ cells: [email = ""] }) => emailKey(email));
  const names = [...new Set(rows.map(({ cells }) => cells[3] ?? "").filter(Boolean))];
  const [taken, open, known] = await Promise.all([
    db.select({ key: users.emailKey }).from(users).where(inArray(users.emailKey, emails)),
    db
      .select({ email: tokens.email, kind: tokens.kind })
      .from(tokens)
      .where(
        and(
          inArray(
            tokens.email,
            rows.map(({ cells: [email = ""] }) => email),
          ),
          isNull(tokens.usedAt),
          gt(tokens.expiresAt, now),
        ),
      ),
    db.select({ id: groups.id, name: groups.name }).from(groups).where(inArray(groups.name, names)),
  ]);
  const accounts = new Set(taken.map(({ key }) => key));
  const waiting = new Set(open.filter(({ kind }) => kind === "invitation").map(({ email }) => email));
  const groupIds = new Map(known.map(({ id, name }) => [name, id]));
  const seen = new Set<string>();
  return rows.map(({ line, cells }) => {
    const [given = "", name = "", roleGiven = "", group = ""] = cells;
    const email = emailField.safeParse(given);
    const role = roleField.safeParse(roleGiven.toLowerCase() || "member");
    const key = emailKey(given);
    const error: RefusalCode | null = !email.success
      ? "invalid_email"
      : seen.has(key)
        ? "line_twice"
        : accounts.has(key)
          ? "email_taken"
          : waiting.has(email.data)
            ? "invited_already"
            : !role.success
              ? "no_such_role"
              : group !== "" && !groupIds.has(group)
                ? "no_such_group"
                : null;
    seen.add(key);
    const offered = { role: role.success ? role.data : null, group, groupId: groupIds.get(group) ?? null };
    return { line, email: email.success ? email.data : given, name, ...offered, error };
  });
}

/** RFC 4180 within a line. Some spreadsheets part by semicolons or tabs: what ends the first cell, ends all of them. */
function cellsOf(text: string): string[] {
  const parts = /^\s*(?:"(?:[^"]|"")*"|[^",;\t]*)\s*([;\t])/.exec(text)?.[1] ?? ",";
  const cells: string[] = [];
  let rest = text.replace(/^\uFEFF/, "");
  for (;;) {
    const quoted = /^\s*"((?:[^"]|"")*)"\s*/.exec(rest);
    const plain = quoted ? null : rest.split(parts, 1)[0];
    cells.push((quoted ? (quoted[1] ?? "").replaceAll('""', '"') : (plain ?? "")).trim());
    rest = rest.slice(quoted ? quoted[0].length : (plain ?? "").length);
    if (rest === "") return cells;
    rest = rest.slice(1);
  }
}
