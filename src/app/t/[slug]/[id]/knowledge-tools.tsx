import { MAX_VERSION_CHARS } from "#forum/knowledge/input.ts";
import { mayTendKnowledge, mayWriteResult } from "#forum/knowledge/policy.ts";
import { Button, LinkButton } from "#ui/button.tsx";
import { TextField } from "#ui/field.tsx";
import { fieldError } from "../../../form-errors.tsx";
import type { Scene } from "./scene.ts";

/** For the asker and staff: sum the thread up, and say that its answer still holds. */
export function KnowledgeTools({ scene }: { scene: Scene }) {
  const { thread, context, path } = scene;
  const { t, actor } = context;
  const sums = mayWriteResult(actor, thread) === true;
  const checks = thread.acceptedPostId !== null && mayTendKnowledge(actor) === true;
  if (!sums && !checks) return null;
  return (
    <>
      <h2>{t("result.tools")}</h2>
      {sums && (
        <p>
          <LinkButton small look="line" icon="edit" href={`${path}?result=1#result`}>
            {t(thread.resultRevision === null ? "result.write" : "result.edit")}
          </LinkButton>
        </p>
      )}
      {checks && (
        <details>
          <summary>{t("check.do")}</summary>
          <form method="post">
            <input type="hidden" name="do" value="check" />
            <input type="hidden" name="postId" value={thread.acceptedPostId ?? ""} />
            <TextField
              name="forVersion"
              id="check-version"
              label={t("check.version")}
              hint={t("check.versionHint")}
              error={fieldError("check", "forVersion")}
              maxLength={MAX_VERSION_CHARS}
            />
            <Button small icon="check">
              {t("check.submit")}
            </Button>
          </form>
        </details>
      )}
    </>
  );
}
