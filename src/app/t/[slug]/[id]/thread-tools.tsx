import { visibleCategories } from "#forum/categories/policy.ts";
import { mayMove, mayMoveTo } from "#forum/threads/policy.ts";
import { Button } from "#ui/button.tsx";
import { SelectField, TextField } from "#ui/field.tsx";
import { typed } from "#web/form-state.ts";
import { categoryOptions } from "../../../category-options.ts";
import { fieldError } from "../../../form-errors.tsx";
import { Arrange } from "./arrange.tsx";
import type { Scene } from "./scene.ts";

/** What moderators do with a thread as a whole, and what its author may. */
export function ThreadTools({ scene }: { scene: Scene }) {
  const { t, actor } = scene.context;
  if (mayMove(actor, scene.thread) !== true) return null;
  return (
    <>
      <h2>{t(scene.moderates ? "tools.title" : "tools.ownTitle")}</h2>
      {scene.moderates && <Arrange scene={scene} />}
      <Move scene={scene} />
      {scene.moderates && scene.thread.deletedAt === null && <MergeAndSplit scene={scene} />}
    </>
  );
}

function Move({ scene }: { scene: Scene }) {
  const { thread, context, structure } = scene;
  const { t, actor } = context;
  const open = visibleCategories(actor, structure).filter((category) => mayMoveTo(actor, category, structure));
  return (
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
          options={categoryOptions(open)}
        />
        <Button small look="line">
          {t("tools.move")}
        </Button>
      </form>
    </details>
  );
}

function MergeAndSplit({ scene }: { scene: Scene }) {
  const { thread, context, path, page } = scene;
  const { t } = context;
  return (
    <>
      <details>
        <summary>{t("tools.merge")}</summary>
        <form method="post">
          <input type="hidden" name="do" value="merge" />
          <TextField
            name="into"
            label={t("tools.mergeInto")}
            hint={t("tools.mergeHint")}
            error={fieldError("merge", "into")}
            value={typed(context.form, "merge", "into", "")}
            spellCheck={false}
            required
          />
          <Button small look="danger">
            {t("tools.merge")}
          </Button>
        </form>
      </details>
      {thread.lastNumber > 1 && <a href={`${path}/split${page > 1 ? `?page=${page}` : ""}`}>{t("tools.split")}</a>}
    </>
  );
}
