import { and, isNotNull, notInArray, sql } from "drizzle-orm";
import type { z } from "zod";
import { logos, settings } from "#db/schema/index.ts";
import { demand, isRefusal, Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import type { SentFile } from "../fields.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { idOf, mayAdminister } from "../members/policy.ts";
import { putSettings } from "../settings/changes.ts";
import type { Logo } from "../settings/logo.ts";
import { settingsOf } from "../settings/queries.ts";
import { bumpVersion } from "../versions.ts";
import type { logoForm, removeLogoInput } from "./input.ts";
import { type MadePicture, pictureFrom } from "./picture.ts";

/** Puts a logo into the head of every page, or another one; a field without a file leaves what was there. */
export async function changeLogo(forum: Forum, actor: Actor, input: z.output<typeof logoForm>): Promise<void> {
  demand(mayAdminister(actor));
  const light = await made(input.logo, "logo");
  const dark = await made(input.logoDark, "logoDark");
  await forum.write(async (tx) => {
    const before = await logoNow(tx);
    const { nameShown } = input;
    const after: Logo = { light: claimOf(light) ?? before.light, dark: claimOf(dark) ?? before.dark, nameShown };
    if (!after.light) throw new Refusal(after.dark ? "logo_for_light_first" : "required", { field: "logo" });
    for (const picture of [light, dark]) if (picture) await keep(forum, tx, picture);
    await showLogo(forum, tx, { before, after, actorId: idOf(actor) });
  });
}

/** Takes a logo away: the one for dark pages alone, or both. */
export async function removeLogo(
  forum: Forum,
  actor: Actor,
  { variant }: z.output<typeof removeLogoInput>,
): Promise<void> {
  demand(mayAdminister(actor));
  await forum.write(async (tx) => {
    const before = await logoNow(tx);
    const after = { ...before, dark: null, ...(variant === "light" && { light: null, nameShown: true }) };
    await showLogo(forum, tx, { before, after, actorId: idOf(actor) });
  });
}

/** A logo that comes with an archive, as history: only where there is none yet. @throws Refusal as `pictureFrom` */
export async function bringLogo(
  forum: Forum,
  { light, dark, nameShown }: { light: Uint8Array; dark: Uint8Array | null; nameShown: boolean },
): Promise<void> {
  const pictures = { light: await pictureFrom(light), dark: dark && (await pictureFrom(dark)) };
  await forum.write(async (tx) => {
    const before = await logoNow(tx);
    if (before.light) return;
    for (const picture of [pictures.light, pictures.dark]) if (picture) await keep(forum, tx, picture);
    const after = { light: claimOf(pictures.light), dark: claimOf(pictures.dark), nameShown };
    await showLogo(forum, tx, { before, after, actorId: null });
  });
}

async function made(file: SentFile | undefined, field: string): Promise<MadePicture | null> {
  if (!file) return null;
  try {
    return await pictureFrom(file.bytes);
  } catch (error) {
    if (isRefusal(error)) throw new Refusal(error.code, { field, detail: error.detail });
    throw error;
  }
}

const claimOf = (picture: MadePicture | null) =>
  picture && { version: picture.version, width: picture.width, height: picture.height };

async function logoNow(tx: Tx): Promise<Logo> {
  // First: whoever else saves settings waits here until we are done.
  await bumpVersion(tx, "site");
  return settingsOf(await tx.select().from(settings)).logo;
}

async function keep(forum: Forum, tx: Tx, { version, bytes }: MadePicture): Promise<void> {
  const row = { version, data: bytes.toString("base64"), createdAt: forum.now() };
  await tx
    .insert(logos)
    .values(row)
    .onConflictDoUpdate({ target: logos.version, set: { data: sql`excluded.data` } });
}

async function showLogo(
  forum: Forum,
  tx: Tx,
  { before, after, actorId }: { before: Logo; after: Logo; actorId: number | null },
): Promise<void> {
  const changes = changesOf(before, after);
  if (Object.keys(changes).length === 0) return;
  await putSettings(tx, { logo: after }, actorId === null ? null : { actorId, now: forum.now() });
  const shown = [after.light, after.dark].flatMap((picture) => picture?.version ?? []);
  const isOver = shown.length === 0 ? isNotNull(logos.data) : notInArray(logos.version, shown);
  await tx
    .update(logos)
    .set({ data: null })
    .where(and(isOver, isNotNull(logos.data)));
  await forum.record(tx, { kind: "logo.changed", subjectId: 0, actorId, data: { changes } });
}

/** For the log: a picture as its size and its version. */
function changesOf(before: Logo, after: Logo): Record<string, { from: unknown; to: unknown }> {
  const told = (picture: Logo["light"]) => (picture ? `${picture.width} × ${picture.height} (${picture.version})` : "");
  const all = {
    logo: { from: told(before.light), to: told(after.light) },
    logoDark: { from: told(before.dark), to: told(after.dark) },
    logoNameShown: { from: before.nameShown, to: after.nameShown },
  };
  return Object.fromEntries(Object.entries(all).filter(([, { from, to }]) => from !== to));
}
