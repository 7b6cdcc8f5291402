/** Addresses, networks and domains of e-mail that get no account here, and from which nobody but staff posts. */

import { BlockList } from "node:net";
import { desc, eq, gt, isNull, or, sql } from "drizzle-orm";
import { z } from "zod";
import { blocks } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import { prepared } from "#platform/store/prepared.ts";
import { idField, line, optionalLine } from "../fields.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "./actor.ts";
import { networkIn } from "./networks.ts";
import { idOf, mayAdminister } from "./policy.ts";

const DAY = 86_400_000;
export const MAX_BLOCK_DAYS = 3_650;
const MAX_VALUE_CHARS = 253;
const DOMAIN = /^(?:[\p{L}\p{N}-]{1,63}\.)+[\p{L}\p{N}-]{2,63}$/u;

export const blockInput = z
  .object({
    kind: z.enum(["address", "email"]),
    value: line(MAX_VALUE_CHARS).transform((value) => value.toLowerCase().replace(/^@/, "")),
    /** Whole days from now on; 0: without an end. */
    days: z.coerce.number().int().min(0).max(MAX_BLOCK_DAYS),
    reason: optionalLine(MAX_VALUE_CHARS).default(""),
  })
  .superRefine(({ kind, value }, context) => {
    const isFine = kind === "address" ? networkIn(value) !== null : DOMAIN.test(value);
    if (!isFine) context.addIssue({ code: "custom", message: `block_${kind}`, path: ["value"], input: value });
  });
export const unblockInput = z.object({ id: idField });

export type Block = typeof blocks.$inferSelect;

/** Those that hold, the newest first; for administrators. */
export async function openBlocks(forum: Forum, actor: Actor): Promise<Block[]> {
  demand(mayAdminister(actor));
  return holding(forum.db, { now: forum.now() });
}

const holding = prepared((db) =>
  db
    .select()
    .from(blocks)
    .where(or(isNull(blocks.endsAt), gt(blocks.endsAt, sql.placeholder("now"))))
    .orderBy(desc(blocks.id)),
);

export async function block(forum: Forum, actor: Actor, input: z.output<typeof blockInput>): Promise<void> {
  demand(mayAdminister(actor));
  const { days, ...what } = input;
  const now = forum.now();
  await forum.write(async (tx) => {
    const [row] = await tx
      .insert(blocks)
      .values({ ...what, createdAt: now, createdBy: idOf(actor), endsAt: days === 0 ? null : now + days * DAY })
      .returning({ id: blocks.id });
    // An address is no fact to keep for good.
    const data = { kind: what.kind, days };
    await forum.record(tx, { kind: "block.added", subjectId: row?.id ?? 0, actorId: idOf(actor), data });
  });
}

/** @throws Refusal not_found */
export async function unblock(forum: Forum, actor: Actor, { id }: z.output<typeof unblockInput>): Promise<void> {
  demand(mayAdminister(actor));
  await forum.write(async (tx) => {
    const [gone] = await tx.delete(blocks).where(eq(blocks.id, id)).returning({ kind: blocks.kind });
    if (!gone) throw new Refusal("not_found");
    await forum.record(tx, { kind: "block.removed", subjectId: id, actorId: idOf(actor), data: gone });
  });
}

/** @throws Refusal blocked_address, blocked_email */
export async function demandNotBlocked(
  forum: Forum,
  who: { address: string | null; email: string | null },
): Promise<void> {
  const all = await holding(forum.db, { now: forum.now() });
  if (all.length === 0) return;
  const networks = new BlockList();
  for (const { kind, value } of all) {
    const network = kind === "address" ? networkIn(value) : null;
    if (network) networks.addSubnet(network.address, network.prefix, network.family);
  }
  const from = who.address === null ? null : networkIn(who.address);
  if (from && networks.check(from.address, from.family)) throw new Refusal("blocked_address");
  const parts = who.email?.toLowerCase().split("@").at(-1)?.split(".") ?? [];
  const domains = new Set(parts.map((_, at) => parts.slice(at).join(".")));
  if (all.some(({ kind, value }) => kind === "email" && domains.has(value))) {
    throw new Refusal("blocked_email", { field: "email" });
  }
}
