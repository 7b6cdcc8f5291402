import { isDeepStrictEqual } from "node:util";
import { sql } from "drizzle-orm";
import { type EventKind, settings } from "#db/schema/index.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import { bumpVersion } from "../versions.ts";
import type { Settings } from "./input.ts";

/** Stores settings. `by`: who wanted it, and when (ms); absent for the set-up and the command line. */
export async function putSettings(
  tx: Tx,
  changed: Partial<Settings>,
  by: { actorId: number; now: number } | null = null,
): Promise<void> {
  const who = { changedBy: by?.actorId ?? null, changedAt: by?.now ?? null };
  const rows = Object.entries(changed).map(([key, value]) => ({ key, value, ...who }));
  if (rows.length === 0) return;
  const set = {
    value: sql`excluded.value`,
    changedBy: sql`excluded.changed_by`,
    changedAt: sql`excluded.changed_at`,
  };
  await tx.insert(settings).values(rows).onConflictDoUpdate({ target: settings.key, set });
  await bumpVersion(tx, "site");
}

/** Stores what differs from `before`, and records each setting's former and new value. What is as it was stays untouched. */
export async function saveSettings(
  forum: Forum,
  tx: Tx,
  save: { kind: EventKind; actorId: number; before: Settings; changed: Partial<Settings> },
): Promise<void> {
  const { kind, actorId, before, changed } = save;
  const differing = Object.entries(changed).filter(
    ([key, value]) => !isDeepStrictEqual(value, before[key as keyof Settings]),
  );
  if (differing.length === 0) return;
  await putSettings(tx, Object.fromEntries(differing), { actorId, now: forum.now() });
  const changes = Object.fromEntries(
    differing.map(([key, value]) => [key, { from: before[key as keyof Settings], to: value }]),
  );
  await forum.record(tx, { kind, subjectId: 0, actorId, data: { changes } });
}
