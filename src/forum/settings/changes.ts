import { settings } from "#db/schema/index.ts";
import type { Tx } from "#platform/store.ts";
import { bumpVersion } from "../versions.ts";
import type { Settings } from "./input.ts";

export async function putSettings(tx: Tx, changed: Partial<Settings>): Promise<void> {
  for (const [key, value] of Object.entries(changed)) {
    await tx.insert(settings).values({ key, value }).onConflictDoUpdate({ target: settings.key, set: { value } });
  }
  await bumpVersion(tx, "site");
}
