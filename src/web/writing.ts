import type { z } from "zod";
import type { Forum } from "#forum/forum.ts";
import type { Actor } from "#forum/members/actor.ts";
import { previewInput } from "#forum/threads/input.ts";
import { previewPost } from "#forum/threads/rendering.ts";
import { type ActionRequest, action, type FormAction, type Outcome } from "./action.ts";

const previewing = action(previewInput, async (forum, actor, { body }, request) => {
  const html = await previewPost(forum, actor, body, request.address);
  return { show: { previewHtml: html } };
});

/** An action of a form with a writing box: its button "Preview" shows the text rendered, and changes nothing. */
export function writing<Schema extends z.ZodType>(
  input: Schema,
  run: (forum: Forum, actor: Actor, input: z.output<Schema>, request: ActionRequest) => Promise<Outcome>,
): FormAction {
  const posting = action(input, run);
  return {
    run: (forum, actor, raw, request) =>
      (raw.preview === undefined ? posting : previewing).run(forum, actor, raw, request),
  };
}
