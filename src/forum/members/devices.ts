import { createHmac, timingSafeEqual } from "node:crypto";
import { newSecret } from "./sessions.ts";

/** The accounts that have signed in with a browser before, as its cookie says under our signature. */
export interface Device {
  id: string;
  userIds: readonly number[];
}

/** More than a family shares; the oldest gives way. */
const MAX_ACCOUNTS = 8;

/**
 * The device behind a cookie; null when there is none, or somebody else wrote it. It opens nothing: a known
 * device is only counted by itself, so that guesses made elsewhere never use up its owner's tries.
 */
export function readDevice(secret: string, value: string | undefined): Device | null {
  const [, id = "", ids = "", signature = ""] =
    /^([\w-]{43})\.(\d{1,10}(?:-\d{1,10})*)\.([\w-]{43})$/.exec(value ?? "") ?? [];
  if (!id || !timingSafeEqual(Buffer.from(sign(secret, `${id}.${ids}`)), Buffer.from(signature))) return null;
  return { id, userIds: ids.split("-").map(Number) };
}

/** The device with one more account that has signed in on it. */
export function knownOn(device: Device | null, userId: number): Device {
  const others = (device?.userIds ?? []).filter((id) => id !== userId);
  return { id: device?.id ?? newSecret(), userIds: [...others, userId].slice(-MAX_ACCOUNTS) };
}

export function writeDevice(secret: string, { id, userIds }: Device): string {
  const named = `${id}.${userIds.join("-")}`;
  return `${named}.${sign(secret, named)}`;
}

function sign(secret: string, text: string): string {
  return createHmac("sha256", secret).update(`device.${text}`).digest("base64url");
}
