import type { z } from "zod";
import { demand, isRefusal } from "#platform/refusal.ts";
import type { Forum } from "../../forum.ts";
import type { Actor } from "../../members/actor.ts";
import { mayModerate } from "../../members/policy.ts";
import { liftSuspension } from "../accounts.ts";
import { decideAbout } from "../resolve.ts";
import type { liftPeopleInput, limitInput, limitPeopleInput } from "./input.ts";

/** Silences or suspends somebody, as a decision with a notice and a way to object. @throws Refusal as decideAbout */
export async function limitMember(forum: Forum, actor: Actor, input: z.output<typeof limitInput>): Promise<void> {
  demand(mayModerate(actor));
  const { userId, outcome, rule, reason, days } = input;
  const how = { outcome, rule, reason, days, keepPost: true };
  await decideAbout(forum, actor, { target: "member", targetId: userId, ...how });
}

/** How many of several were done, and how many were refused. */
export interface Done {
  done: number;
  refused: number;
}

/** The same for several people: a decision for each, in a transaction of its own. */
export async function limitPeople(
  forum: Forum,
  actor: Actor,
  { userIds, ...how }: z.output<typeof limitPeopleInput>,
): Promise<Done> {
  demand(mayModerate(actor));
  return each(userIds, (userId) => limitMember(forum, actor, { userId, ...how }));
}

/** Ends what limits them, for several people. */
export async function liftPeople(
  forum: Forum,
  actor: Actor,
  { userIds }: z.output<typeof liftPeopleInput>,
): Promise<Done> {
  demand(mayModerate(actor));
  return each(userIds, async (userId) => {
    await liftSuspension(forum, actor, { userId });
  });
}

/** One after the other; who may not be limited keeps nobody else from being. @throws the refusal when all were refused */
export async function each(ids: readonly number[], act: (id: number) => Promise<void>): Promise<Done> {
  let refused = 0;
  for (const id of ids) {
    try {
      await act(id);
    } catch (error) {
      refused++;
      if (!isRefusal(error) || refused === ids.length) throw error;
    }
  }
  return { done: ids.length - refused, refused };
}
