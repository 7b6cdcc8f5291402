import type { z } from "zod";
import { settings } from "#db/schema/index.ts";
import { demand } from "#platform/refusal.ts";
import { demandUnchanged } from "../fingerprint.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { idOf, mayAdminister } from "../members/policy.ts";
import { saveSettings } from "../settings/changes.ts";
import type { Settings } from "../settings/input.ts";
import { settingsOf } from "../settings/queries.ts";
import { bumpVersion } from "../versions.ts";
import type { searchSettingsForm } from "./input.ts";

/** The settings that the administration's search page shows. */
export function shownSearchSettings({ searchSynonyms, searchCommonWords, searchLogDays }: Settings) {
  return { searchSynonyms, searchCommonWords, searchLogDays };
}

/** Changes what words mean to the search; holds from the next question on. */
export async function changeSearchSettings(
  forum: Forum,
  actor: Actor,
  { basis, ...changed }: z.output<typeof searchSettingsForm>,
): Promise<void> {
  demand(mayAdminister(actor));
  await forum.write(async (tx) => {
    // First: whoever else saves settings waits here until we are done.
    await bumpVersion(tx, "site");
    const before = settingsOf(await tx.select().from(settings));
    demandUnchanged(basis, shownSearchSettings(before));
    await saveSettings(forum, tx, { kind: "search.words_changed", actorId: idOf(actor), before, changed });
  });
}
