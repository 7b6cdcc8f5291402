import type { z } from "zod";
import { settings } from "#db/schema/index.ts";
import { demand } from "#platform/refusal.ts";
import { demandUnchanged } from "../fingerprint.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { idOf, mayAdminister } from "../members/policy.ts";
import { saveSettings } from "../settings/changes.ts";
import { settingsOf } from "../settings/queries.ts";
import { bumpVersion } from "../versions.ts";
import type { preventionForm } from "./input.ts";

/** Changes what keeps spam out, from the next post on. */
export async function changePrevention(
  forum: Forum,
  actor: Actor,
  { basis, ...prevention }: z.output<typeof preventionForm>,
): Promise<void> {
  demand(mayAdminister(actor));
  await forum.write(async (tx) => {
    // First: whoever else saves settings waits here until we are done.
    await bumpVersion(tx, "site");
    const before = settingsOf(await tx.select().from(settings));
    demandUnchanged(basis, before.prevention);
    const kind = "prevention.changed";
    await saveSettings(forum, tx, { kind, actorId: idOf(actor), before, changed: { prevention } });
  });
}
