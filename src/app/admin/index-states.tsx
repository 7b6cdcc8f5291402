import { Notice } from "#ui/notice.tsx";
import { moment, numeral } from "#web/format.ts";
import { administration } from "./frame.tsx";

/** What stands in each index, and what keeps it from being more. */
export async function IndexStates() {
  const { t, forum, locale } = administration();
  const { posts, engines } = await forum.search.reports();
  return engines.map(({ engine, state, failure }) => {
    const name = t(`admin.search.engines.${engine}`);
    const trouble = failure && { name, reason: failure.reason, time: moment(locale, failure.at).full };
    return (
      <Notice key={engine} tone={trouble ? "danger" : "info"}>
        {state &&
          t("admin.search.state", {
            name,
            documents: numeral(locale, state.documents),
            posts: numeral(locale, posts),
            changes: state.lag,
            lag: numeral(locale, state.lag),
          })}{" "}
        {state?.reindex && t("admin.search.reindexing", state.reindex)}{" "}
        {trouble && t(`admin.search.${engine === "meilisearch" ? "away" : "broken"}`, trouble)}
      </Notice>
    );
  });
}
