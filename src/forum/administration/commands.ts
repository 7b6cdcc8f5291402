import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { jobs, settings } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import { demandUnchanged } from "../fingerprint.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { idOf, mayAdminister } from "../members/policy.ts";
import { saveSettings } from "../settings/changes.ts";
import { settingsOf } from "../settings/queries.ts";
import { bumpVersion } from "../versions.ts";
import type { jobInput, limitsForm, settingsForm } from "./input.ts";
import { shownSettings } from "./queries.ts";

/** Changes what the forum is called, how it looks and speaks, and who may join. Shows on the next request. */
export async function changeSettings(
  forum: Forum,
  actor: Actor,
  { basis, ...changed }: z.output<typeof settingsForm>,
): Promise<void> {
  demand(mayAdminister(actor));
  await forum.write(async (tx) => {
    // First: whoever else saves settings waits here until we are done.
    await bumpVersion(tx, "site");
    const before = settingsOf(await tx.select().from(settings));
    demandUnchanged(basis, shownSettings(before));
    await saveSettings(forum, tx, { kind: "settings.changed", actorId: idOf(actor), before, changed });
  });
}

/** Changes how often something may happen, from the next time on. */
export async function changeLimits(
  forum: Forum,
  actor: Actor,
  { basis, limits }: z.output<typeof limitsForm>,
): Promise<void> {
  demand(mayAdminister(actor));
  await forum.write(async (tx) => {
    // First, as above.
    await bumpVersion(tx, "site");
    const before = settingsOf(await tx.select().from(settings));
    demandUnchanged(basis, before.limits);
    await saveSettings(forum, tx, { kind: "limits.changed", actorId: idOf(actor), before, changed: { limits } });
  });
}

/** Has a job that failed, or waits for its next try, tried at once. @throws Refusal not_found when it is done by now */
export async function retryJob(forum: Forum, actor: Actor, { id }: z.output<typeof jobInput>): Promise<void> {
  demand(mayAdminister(actor));
  await forum.write(async (tx) => {
    const again = { state: "waiting", attempts: 0, runAt: forum.now(), leaseUntil: null, finishedAt: null } as const;
    const [failed] = await tx
      .update(jobs)
      .set(again)
      .where(and(eq(jobs.id, id), eq(jobs.state, "failed")))
      .returning({ id: jobs.id });
    const [waiting] = await tx
      .update(jobs)
      .set({ runAt: forum.now() })
      .where(and(eq(jobs.id, id), eq(jobs.state, "waiting")))
      .returning({ id: jobs.id });
    if (!failed && !waiting) throw new Refusal("not_found");
    await forum.record(tx, { kind: "job.retried", subjectId: id, actorId: idOf(actor) });
  });
}

/** Has all failed jobs tried again. */
export async function retryFailedJobs(forum: Forum, actor: Actor): Promise<void> {
  demand(mayAdminister(actor));
  await forum.write(async (tx) => {
    await tx
      .update(jobs)
      .set({ state: "waiting", attempts: 0, runAt: forum.now(), leaseUntil: null, finishedAt: null })
      .where(eq(jobs.state, "failed"));
    await forum.record(tx, { kind: "job.retried", subjectId: 0, actorId: idOf(actor) });
  });
}

/** Gives a failed job up for good. */
export async function dropJob(forum: Forum, actor: Actor, { id }: z.output<typeof jobInput>): Promise<void> {
  demand(mayAdminister(actor));
  await forum.write(async (tx) => {
    const [dropped] = await tx
      .delete(jobs)
      .where(and(eq(jobs.id, id), eq(jobs.state, "failed")))
      .returning({ name: jobs.name });
    if (!dropped) throw new Refusal("not_found");
    await forum.record(tx, { kind: "job.dropped", subjectId: id, actorId: idOf(actor), data: dropped });
  });
}
