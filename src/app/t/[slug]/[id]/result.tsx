import { MAX_RESULT_CHARS } from "#forum/knowledge/input.ts";
import { mayWriteResult } from "#forum/knowledge/policy.ts";
import { resultOf } from "#forum/knowledge/results.ts";
import { Button, LinkButton } from "#ui/button.tsx";
import { FormActions, TextArea } from "#ui/field.tsx";
import { ResultPanel } from "#ui/knowledge.tsx";
import { typed } from "#web/form-state.ts";
import { moment } from "#web/format.ts";
import { FormErrors, fieldError } from "../../../form-errors.tsx";
import type { Scene } from "./scene.ts";

/** What came out of the thread, above all posts; `editing`: the form for it instead. */
export async function ThreadResult({ scene, editing }: { scene: Scene; editing: boolean }) {
  const { context, thread, path } = scene;
  const { forum, actor, t, locale, form } = context;
  const result = await resultOf(forum, thread);
  const may = mayWriteResult(actor, thread) === true;
  if (may && (editing || form?.do === "result")) {
    return (
      <form method="post" id="result" className="panel">
        <h2>{t("result.title")}</h2>
        <FormErrors form="result" />
        <input type="hidden" name="do" value="result" />
        <input type="hidden" name="revision" value={typed(form, "result", "revision") || (result?.revision ?? 0)} />
        <TextArea
          name="body"
          id="result-body"
          label={t("result.label")}
          hint={t("result.hint")}
          error={fieldError("result", "body")}
          value={typed(form, "result", "body") || result?.body || ""}
          maxLength={MAX_RESULT_CHARS}
          rows={5}
        />
        <FormActions>
          <Button look="primary">{t("result.save")}</Button>
          <LinkButton href={path}>{t("result.cancel")}</LinkButton>
        </FormActions>
      </form>
    );
  }
  if (!result) return null;
  return (
    <ResultPanel
      title={t("result.title")}
      html={result.html}
      by={t("result.by", { name: result.author.displayName })}
      time={moment(locale, result.createdAt, { time: false })}
      links={[
        ...(result.revision > 1 ? [{ href: `${path}/result`, label: t("result.history") }] : []),
        ...(may ? [{ href: `${path}?result=1#result`, label: t("result.edit") }] : []),
      ]}
    />
  );
}
