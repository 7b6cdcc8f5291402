import { visibleCategories } from "#forum/categories/policy.ts";
import { structureOf } from "#forum/categories/structure.ts";
import type { SearchResults } from "#forum/search/queries.ts";
import { STATES } from "#forum/search/query/parse.ts";
import { Button } from "#ui/button.tsx";
import { SelectField, TextField } from "#ui/field.tsx";
import { here } from "#web/context.ts";
import { numeral } from "#web/format.ts";
import type { Asked } from "./asked.ts";

/** The words and, folded away until one is chosen, everything that narrows them; with how many threads each holds. */
export async function SearchForm({ asked, found }: { asked: Asked; found: SearchResults | null }) {
  const { forum, actor, t, locale } = here();
  const categories = visibleCategories(actor, await structureOf(forum));
  const counted = (label: string, count: number | undefined) =>
    found === null || count === undefined ? label : `${label} (${numeral(locale, count)})`;
  const isNarrowed = Object.keys(asked.keep).some((name) => name !== "q");
  return (
    <search>
      <form className="search-form" method="get" action="/search">
        <div className="search-line">
          <TextField name="q" label={t("search.words")} value={asked.q} type="search" autoComplete="off" />
          <Button look="primary">{t("search.submit")}</Button>
        </div>
        <details open={isNarrowed}>
          <summary>{t("search.narrow")}</summary>
          <div className="search-filters">
            <SelectField
              name="category"
              label={t("search.category")}
              value={asked.category ? String(asked.category.id) : ""}
              options={[
                { value: "", label: t("search.anywhere") },
                ...categories.map(({ id, name, parentId }) => ({
                  value: String(id),
                  label: counted(parentId === null ? name : `– ${name}`, found?.counts.categories.get(id)),
                })),
              ]}
            />
            <SelectField
              name="is"
              label={t("search.state")}
              value={asked.state ?? ""}
              options={[
                { value: "", label: t("search.anyState") },
                ...STATES.map((state) => ({
                  value: state,
                  label: counted(
                    t(`search.is.${state}`),
                    state === "solved" || state === "unsolved" ? found?.counts[state] : undefined,
                  ),
                })),
              ]}
            />
            <TextField name="by" label={t("search.by")} value={asked.by} />
            <TextField name="after" label={t("search.after")} value={asked.after} type="date" />
            <TextField name="before" label={t("search.before")} value={asked.before} type="date" />
            <SelectField
              name="in"
              label={t("search.where")}
              value={asked.inTitle ? "title" : ""}
              options={[
                { value: "", label: t("search.inTexts") },
                { value: "title", label: t("search.inTitle") },
              ]}
            />
            <SelectField
              name="order"
              label={t("search.order")}
              value={asked.order === "date" ? "date" : ""}
              options={(["relevance", "date"] as const).map((order) => ({
                value: order === "date" ? "date" : "",
                label: t(`search.orders.${order}`),
              }))}
            />
            <Button look="line">{t("search.apply")}</Button>
          </div>
        </details>
      </form>
    </search>
  );
}
