import { createHmac, timingSafeEqual } from "node:crypto";
import { eq } from "drizzle-orm";
import { users } from "#db/schema/index.ts";
import type { Forum } from "../forum.ts";

/** What a browser's cookie says of the accounts that have signed in with it: a mark of ours for each, by its id. */
export type Device = ReadonlyMap<number, string>;

interface Account {
  id: number;
  passwordHash: string | null;
}

/** More than a family shares; the oldest gives way. */
const MAX_ACCOUNTS = 8;

/** The accounts that a cookie names. Whether their marks are ours is found out when one of them matters. */
export function readDevice(value: string | undefined): Device {
  const pairs = (value ?? "").split(".").map((pair) => /^(\d{1,10})~([\w-]{43})$/.exec(pair));
  return new Map(pairs.flatMap((pair) => (pair ? [[Number(pair[1]), pair[2] ?? ""] as const] : [])));
}

export function writeDevice(device: Device): string {
  return [...device].map(([id, mark]) => `${id}~${mark}`).join(".");
}

/**
 * Whether somebody has signed in to this account with the browser since its password was chosen. It opens nothing:
 * tries in known browsers are only counted by themselves, so that guesses made elsewhere never use up the owner's.
 */
export function isKnownOn(forum: Forum, device: Device | undefined, account: Account): boolean {
  const given = device?.get(account.id);
  return given !== undefined && timingSafeEqual(Buffer.from(markOf(forum, account)), Buffer.from(given));
}

/** The device with one more account that has signed in on it. */
export async function knownOn(forum: Forum, device: Device, userId: number): Promise<Device> {
  const [account] = await forum.db
    .select({ id: users.id, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, userId));
  const others = [...device].filter(([id]) => id !== userId);
  return new Map(account ? [...others, [userId, markOf(forum, account)] as const].slice(-MAX_ACCOUNTS) : others);
}

/** A new password makes another mark: what its owner did not trust any more is a strange browser again. */
function markOf(forum: Forum, { id, passwordHash }: Account): string {
  return createHmac("sha256", forum.secret)
    .update(`device.${id}.${passwordHash ?? ""}`)
    .digest("base64url");
}
