import { decisionLine } from "#forum/moderation/case/queries.ts";
import { Notice } from "#ui/notice.tsx";
import { here } from "#web/context.ts";
import { pathId, single } from "#web/params.ts";
import { KeyButton } from "./keys.tsx";

/** What was just decided, and the way to take it back: `?decided=ID`. */
export async function Decided({ query }: { query: Record<string, string | string[] | undefined> }) {
  const { forum, actor, t } = here();
  const id = pathId(single(query.decided));
  const line = id === null ? null : await decisionLine(forum, actor, id);
  if (!line || line.undone) return null;
  return (
    <div className="decided">
      <Notice tone="success" live>
        <p>
          {t(`moderation.did.${line.kind}`, { name: line.about?.displayName ?? "" })}{" "}
          <a href={`/moderation/log?decision=${line.id}`}>{t("moderation.inLog")}</a>
        </p>
        <form method="post" action="/moderation/log">
          <input type="hidden" name="do" value="undo" />
          <input type="hidden" name="decisionId" value={line.id} />
          <KeyButton letter="u" label={t("moderation.undo")} />
          <span className="hint"> {t("moderation.undoHint")}</span>
        </form>
      </Notice>
    </div>
  );
}
