import { isDeepStrictEqual } from "node:util";
import { count, inArray, max } from "drizzle-orm";
import type { z } from "zod";
import { akismetChecks, jobs, settings } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import { demandUnchanged } from "../fingerprint.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { idOf, mayAdminister } from "../members/policy.ts";
import { ASK_AKISMET_JOB } from "../prevention/akismet/check.ts";
import { sealKey } from "../prevention/akismet/key.ts";
import { verifyKey } from "../prevention/akismet/service.ts";
import { TELL_AKISMET_JOB } from "../prevention/akismet/tell.ts";
import { shownAkismet } from "../settings/akismet.ts";
import { putSettings } from "../settings/changes.ts";
import { settingsOf } from "../settings/queries.ts";
import { bumpVersion } from "../versions.ts";
import type { akismetForm } from "./input.ts";

/**
 * Turns Akismet on with a key, off, or changes what it is told of people. Akismet is asked about a new key first; when it
 * cannot be reached the key is taken as it is, and the health of the site tells. @throws Refusal required, akismet_key
 */
export async function changeAkismet(
  forum: Forum,
  actor: Actor,
  { basis, key, off, sendAddress, sendEmail }: z.output<typeof akismetForm>,
): Promise<void> {
  demand(mayAdminister(actor));
  if (key !== "" && !off && (await verifyKey(forum, key)) === false) throw new Refusal("akismet_key", { field: "key" });
  await forum.write(async (tx) => {
    // First: whoever else saves settings waits here until we are done.
    await bumpVersion(tx, "site");
    const { akismet: before } = settingsOf(await tx.select().from(settings));
    demandUnchanged(basis, shownAkismet(before));
    const sealedKey = off ? "" : key === "" ? before.sealedKey : sealKey(forum.secret, key);
    if (!off && sealedKey === "") throw new Refusal("required", { field: "key" });
    const akismet = { sealedKey, sendAddress, sendEmail };
    if (isDeepStrictEqual(akismet, before)) return;
    const actorId = idOf(actor);
    await putSettings(tx, { akismet }, { actorId, now: forum.now() });
    // Of the key the log says at most that there is another one.
    const changes = { akismet: { from: shownAkismet(before), to: shownAkismet(akismet) } };
    const data = { changes, newKey: !off && key !== "" };
    await forum.record(tx, { kind: "akismet.changed", subjectId: 0, actorId, data });
  });
}

export interface AkismetState {
  /** When it last answered, in ms; null: never. */
  answeredAt: number | null;
  /** Work that failed, for good or for now, and why the last of it did. */
  failing: number;
  reason: string | null;
}

/** How it goes with Akismet; null while it is off. */
export async function akismetState(forum: Forum, actor: Actor): Promise<AkismetState | null> {
  demand(mayAdminister(actor));
  if ((await forum.settings()).akismet.sealedKey === "") return null;
  const [[answered], failing] = await Promise.all([
    forum.db.select({ at: max(akismetChecks.checkedAt) }).from(akismetChecks),
    forum.db
      .select({ n: count(), reason: jobs.error, last: max(jobs.id) })
      .from(jobs)
      .where(inArray(jobs.name, [ASK_AKISMET_JOB, TELL_AKISMET_JOB]))
      .groupBy(jobs.error),
  ]);
  const reasons = failing.filter(({ reason }) => reason !== null).toSorted((a, b) => (b.last ?? 0) - (a.last ?? 0));
  return {
    answeredAt: answered?.at ?? null,
    failing: reasons.reduce((sum, { n }) => sum + n, 0),
    reason: reasons[0]?.reason ?? null,
  };
}
