import { sql } from "drizzle-orm";
import { settings } from "#db/schema/index.ts";
import type { Tx } from "#platform/store.ts";
import { bumpVersion } from "../versions.ts";
import type { Settings } from "./input.ts";

export async function putSettings(tx: Tx, changed: Partial<Settings>): Promise<void> {
  const rows = Object.entries(changed).map(([key, value]) => ({ key, value }));
  if (rows.length === 0) return;
  const value = sql`excluded.value`;
  await tx.insert(settings).values(rows).onConflictDoUpdate({ target: settings.key, set: { value } });
  await bumpVersion(tx, "site");
}
