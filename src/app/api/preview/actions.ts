import { previewInput } from "#forum/threads/input.ts";
import { previewPost } from "#forum/threads/rendering.ts";
import { action } from "#web/action.ts";

export const actions = {
  preview: action(previewInput, async (forum, actor, { body }, { address }) => ({
    json: { html: await previewPost(forum, actor, body, address) },
  })),
};
