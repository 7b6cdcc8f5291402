import { fingerprint } from "#forum/fingerprint.ts";
import {
  CRAWLER_CLASSES,
  CRAWLER_RULES,
  CRAWLERS,
  type CrawlerClass,
  crawlerRule,
  MAX_CRAWLER_PER_MINUTE,
} from "#forum/settings/crawlers.ts";
import { Button } from "#ui/button.tsx";
import { DataTable } from "#ui/data.tsx";
import { Checkbox, ChoiceGroup, FormActions, TextField } from "#ui/field.tsx";
import { here } from "#web/context.ts";
import { typed, typedList } from "#web/form-state.ts";
import type { Query } from "#web/params.ts";
import { FormErrors, fieldError } from "../../form-errors.tsx";
import { AdminPage, administration, adminTitle } from "../frame.tsx";
import { Overtaken } from "../overtaken.tsx";

export const generateMetadata = adminTitle("admin.tabs.crawlers");

const NAME = "changeCrawlers";

/** Which programs may read the forum: by what they read it for, and one by one. */
export default async function AdminCrawlersPage({ searchParams }: { searchParams: Query }) {
  const { t, form, settings } = administration();
  const { crawlers } = settings;
  return (
    <AdminPage area="crawlers" title={t("admin.tabs.crawlers")} rule={t("admin.crawlers.rule")} query={searchParams}>
      <form method="post" action="/admin/crawlers" className="form">
        <input type="hidden" name="do" value={NAME} />
        <input type="hidden" name="basis" value={fingerprint(crawlers)} />
        <FormErrors form={NAME} />
        <Overtaken
          form={NAME}
          fields={[
            ...CRAWLER_CLASSES.map((group) => ({
              label: t(`admin.crawlers.classes.${group}`),
              now: t(`admin.crawlers.rules.${crawlers.classes[group]}`),
            })),
            { label: t("admin.crawlers.perMinute"), now: String(crawlers.perMinute) },
            { label: t("admin.crawlers.indexNow"), now: t(crawlers.indexNow ? "admin.yes" : "admin.no") },
          ]}
        />
        {CRAWLER_CLASSES.map((group) => (
          <section key={group}>
            <ChoiceGroup
              name={`classes.${group}`}
              label={t(`admin.crawlers.classes.${group}`)}
              hint={t(`admin.crawlers.why.${group}`)}
              value={typed(form, NAME, `classes.${group}`, crawlers.classes[group])}
              error={fieldError(NAME, `classes.${group}`)}
              options={CRAWLER_RULES.map((rule) => ({ value: rule, label: t(`admin.crawlers.rules.${rule}`) }))}
            />
            <OneByOne group={group} />
          </section>
        ))}
        <TextField
          name="perMinute"
          label={t("admin.crawlers.perMinute")}
          hint={t("admin.crawlers.perMinuteHint")}
          value={typed(form, NAME, "perMinute", String(crawlers.perMinute))}
          error={fieldError(NAME, "perMinute")}
          type="number"
          min={1}
          max={MAX_CRAWLER_PER_MINUTE}
          short
        />
        <Checkbox
          name="indexNow"
          label={t("admin.crawlers.indexNow")}
          hint={t("admin.crawlers.indexNowHint")}
          checked={typedList(form, NAME, "indexNow", crawlers.indexNow ? ["on"] : []).length > 0}
        />
        <FormActions>
          <Button look="primary">{t("admin.save")}</Button>
        </FormActions>
      </form>
    </AdminPage>
  );
}

/** The crawlers of a class, folded away until one of them is to be treated otherwise. */
function OneByOne({ group }: { group: CrawlerClass }) {
  const { t, form, settings } = here();
  const { crawlers } = settings;
  const differing = CRAWLERS[group].some((name) => name in crawlers.agents);
  const choices = [{ value: "", label: t("admin.crawlers.asClass") }].concat(
    CRAWLER_RULES.map((rule) => ({ value: rule, label: t(`admin.crawlers.rules.${rule}`) })),
  );
  return (
    <details open={differing}>
      <summary>{t("admin.crawlers.oneByOne", { count: CRAWLERS[group].length })}</summary>
      <DataTable
        caption={t("admin.crawlers.caption", { group: t(`admin.crawlers.classes.${group}`) })}
        captionHidden
        columns={[{ label: t("admin.crawlers.name") }, { label: t("admin.crawlers.may") }]}
        rows={CRAWLERS[group].map((name) => ({
          key: name,
          cells: [
            <code key="name">{name}</code>,
            <select
              key="rule"
              className="control"
              name={`agents.${name}`}
              aria-label={t("admin.crawlers.ruleFor", { name })}
              defaultValue={typed(
                form,
                NAME,
                `agents.${name}`,
                name in crawlers.agents ? crawlerRule(crawlers, name) : "",
              )}
            >
              {choices.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>,
          ],
        }))}
      />
    </details>
  );
}
