import { eq } from "drizzle-orm";
import type { z } from "zod";
import { settings, users } from "#db/schema/index.ts";
import { demand } from "#platform/refusal.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { idOf, mayAdminister } from "../members/policy.ts";
import { putSettings } from "../settings/changes.ts";
import type { Settings } from "../settings/input.ts";
import { settingsOf } from "../settings/queries.ts";
import { bumpVersion } from "../versions.ts";
import type { resetSettingInput } from "./input.ts";

export interface SettingFacts {
  /** What holds where nobody has set anything else. */
  standard: Settings[keyof Settings];
  /** Who set it last, and when (ms); null: nobody, or the set-up. */
  changed: { by: string; at: number } | null;
}

/** Of each setting what it would be, and who set it last: one statement. */
export async function settingFacts(
  forum: Forum,
  actor: Actor,
): Promise<(key: keyof Settings) => SettingFacts & { isStandard: boolean }> {
  demand(mayAdminister(actor));
  const rows = await forum.db
    .select({ key: settings.key, value: settings.value, at: settings.changedAt, by: users.username })
    .from(settings)
    .leftJoin(users, eq(users.id, settings.changedBy));
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const now = settingsOf(rows);
  return (key) => {
    const row = byKey.get(key);
    const standard = settingsOf(rows.filter((other) => other.key !== key))[key];
    return {
      standard,
      isStandard: JSON.stringify(standard) === JSON.stringify(now[key]),
      changed: row?.by && row.at !== null ? { by: row.by, at: row.at } : null,
    };
  };
}

/** Lets a setting be what it is where nobody has set it. */
export async function resetSetting(
  forum: Forum,
  actor: Actor,
  { key }: z.output<typeof resetSettingInput>,
): Promise<void> {
  demand(mayAdminister(actor));
  await forum.write(async (tx) => {
    // First: whoever else saves settings waits here until we are done.
    await bumpVersion(tx, "site");
    const before = settingsOf(await tx.select().from(settings));
    // Its row says that the log of the moderation was open once: its address is gone then, not unknown.
    if (key !== "moderationLogPublic") await tx.delete(settings).where(eq(settings.key, key));
    else if (before[key]) await putSettings(tx, { [key]: false }, { actorId: idOf(actor), now: forum.now() });
    const after = settingsOf(await tx.select().from(settings));
    if (JSON.stringify(before[key]) === JSON.stringify(after[key])) return;
    const changes = { [key]: { from: before[key], to: after[key] } };
    await forum.record(tx, { kind: "settings.changed", subjectId: 0, actorId: idOf(actor), data: { changes } });
  });
}
