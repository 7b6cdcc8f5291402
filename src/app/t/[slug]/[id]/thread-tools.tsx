import { visibleCategories } from "#forum/categories/policy.ts";
import { MAX_REASON_CHARS } from "#forum/threads/input.ts";
import { Button } from "#ui/button.tsx";
import { SelectField, TextField } from "#ui/field.tsx";
import { categoryOptions } from "../../../category-options.ts";
import { fieldError } from "../../../form-errors.tsx";
import type { Scene } from "./scene.ts";

/** What moderators do with a thread as a whole. */
export function ThreadTools({ scene }: { scene: Scene }) {
  const { thread, context, structure, moderates } = scene;
  const { t, actor } = context;
  if (!moderates) return null;
  const pinned = thread.pinnedAt !== null;
  const closed = thread.closedAt !== null;
  return (
    <>
      <h2>{t("tools.title")}</h2>
      <form method="post">
        <input type="hidden" name="do" value="pin" />
        <input type="hidden" name="pinned" value={pinned ? "no" : "yes"} />
        <Button small icon="pin">
          {t(pinned ? "tools.unpin" : "tools.pin")}
        </Button>
      </form>
      <details>
        <summary>{t(closed ? "tools.reopen" : "tools.close")}</summary>
        <form method="post">
          <input type="hidden" name="do" value="close" />
          <input type="hidden" name="closed" value={closed ? "no" : "yes"} />
          {!closed && (
            <TextField
              name="reason"
              id="close-reason"
              label={t("tools.closeReason")}
              hint={t("tools.closeReasonHint")}
              error={fieldError("close", "reason")}
              maxLength={MAX_REASON_CHARS}
            />
          )}
          <Button small icon="lock">
            {t(closed ? "tools.reopen" : "tools.close")}
          </Button>
        </form>
      </details>
      <details>
        <summary>{t("tools.move")}</summary>
        <form method="post">
          <input type="hidden" name="do" value="move" />
          <SelectField
            name="categoryId"
            id="move-category"
            label={t("tools.moveTo")}
            error={fieldError("move", "categoryId")}
            value={String(thread.categoryId)}
            options={categoryOptions(visibleCategories(actor, structure))}
          />
          <Button small>{t("tools.move")}</Button>
        </form>
      </details>
    </>
  );
}
