import { eq } from "drizzle-orm";
import { settings } from "#db/schema/index.ts";
import type { Db, Store } from "#platform/store.ts";
import { versionOf } from "../versions.ts";
import { type Settings, settingsInput } from "./input.ts";

/** Reads the settings, parsed once for each version of the site: another process's change shows on the next request. */
export function settingsReader(store: Store): () => Promise<Settings> {
  let known: { version: number; settings: Settings } | undefined;
  return async () => {
    const version = await versionOf(store, "site");
    if (known?.version === version) return known.settings;
    const rows = await store.db.select().from(settings);
    known = { version, settings: settingsOf(rows) };
    return known.settings;
  };
}

/** A stored value that this program no longer understands gives way to the default instead of stopping the forum. */
export function settingsOf(rows: readonly { key: string; value: unknown }[]): Settings {
  const given: Record<string, unknown> = {};
  for (const { key, value } of rows) {
    const field = settingsInput.shape[key as keyof Settings];
    if (field?.safeParse(value).success) given[key] = value;
  }
  // Most forums that speak German stand in its zone; the others say so.
  if (given.language === "de") given.timeZone ??= "Europe/Berlin";
  return settingsInput.parse(given);
}

/** Whether everybody can read what moderators decide, or once could: only what was changed has a row. */
export async function wasLogOpened(db: Db): Promise<boolean> {
  return (await db.$count(settings, eq(settings.key, "moderationLogPublic"))) > 0;
}
