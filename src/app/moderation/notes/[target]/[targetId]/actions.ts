import { addNote, removeNote } from "#forum/moderation/note/commands.ts";
import { noteInput, removeNoteInput } from "#forum/moderation/note/input.ts";
import { action } from "#web/action.ts";

export const actions = {
  addNote: action(noteInput, async (forum, actor, input) => {
    await addNote(forum, actor, input);
    return { to: input.back };
  }),
  removeNote: action(removeNoteInput, async (forum, actor, input) => {
    await removeNote(forum, actor, input);
    return { to: input.back };
  }),
};
