import { z } from "zod";
import { changeBackups, deleteBackup, startBackup } from "#forum/backups/commands.ts";
import { backupInput, backupsForm } from "#forum/backups/input.ts";
import { action } from "#web/action.ts";
import { confirmed } from "#web/confirmed.ts";

export const actions = {
  start: action(z.object({}), async (forum, actor) => {
    await startBackup(forum, actor);
    return { to: "/admin/backups?done=started" };
  }),
  changeBackups: action(backupsForm, async (forum, actor, input) => {
    await changeBackups(forum, actor, input);
    return { to: "/admin/backups?done=saved" };
  }),
  drop: confirmed(
    action(backupInput, async (forum, actor, input) => {
      await deleteBackup(forum, actor, input);
      return { to: "/admin/backups?done=deleted" };
    }),
  ),
};
