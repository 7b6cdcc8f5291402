import { liftPeopleInput, limitPeopleInput } from "#forum/moderation/people/input.ts";
import { type Done, liftPeople, limitPeople } from "#forum/moderation/people/limit.ts";
import { action } from "#web/action.ts";

const done = ({ done, refused }: Done) => `/moderation/people?done=${done}&refused=${refused}`;

export const actions = {
  limitPeople: action(limitPeopleInput, async (forum, actor, input) => ({
    to: done(await limitPeople(forum, actor, input)),
  })),
  liftPeople: action(liftPeopleInput, async (forum, actor, input) => ({
    to: done(await liftPeople(forum, actor, input)),
  })),
};
