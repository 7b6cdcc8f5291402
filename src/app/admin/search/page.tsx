import { fingerprint } from "#forum/fingerprint.ts";
import { shownSearchSettings } from "#forum/search/commands.ts";
import { MAX_COMMON_WORDS_CHARS, MAX_SEARCH_LOG_DAYS, MAX_SYNONYMS_CHARS } from "#forum/settings/input.ts";
import { Button } from "#ui/button.tsx";
import { FormActions, TextArea, TextField } from "#ui/field.tsx";
import { typed } from "#web/form-state.ts";
import type { Query } from "#web/params.ts";
import { FormErrors, fieldError } from "../../form-errors.tsx";
import { AdminPage, administration, adminTitle } from "../frame.tsx";
import { IndexStates } from "../index-states.tsx";
import { Overtaken } from "../overtaken.tsx";

export const generateMetadata = adminTitle("admin.tabs.search");

const NAME = "changeSearchSettings";

/** What words mean to the search, and where its index stands. */
export default async function AdminSearchPage({ searchParams }: { searchParams: Query }) {
  const { t, form, settings } = administration();
  const stored = shownSearchSettings(settings);
  return (
    <AdminPage area="search" title={t("admin.tabs.search")} rule={t("admin.about.search")} query={searchParams}>
      <IndexStates />
      <form method="post" action="/admin/search" className="form">
        <input type="hidden" name="do" value={NAME} />
        <input type="hidden" name="basis" value={fingerprint(stored)} />
        <FormErrors form={NAME} />
        <Overtaken
          form={NAME}
          fields={[
            { label: t("admin.search.synonyms"), now: stored.searchSynonyms },
            { label: t("admin.search.commonWords"), now: stored.searchCommonWords },
            { label: t("admin.search.logDays"), now: String(stored.searchLogDays) },
          ]}
        />
        <TextArea
          name="searchSynonyms"
          label={t("admin.search.synonyms")}
          hint={t("admin.search.synonymsHint")}
          value={typed(form, NAME, "searchSynonyms", stored.searchSynonyms)}
          error={fieldError(NAME, "searchSynonyms")}
          maxLength={MAX_SYNONYMS_CHARS}
          rows={8}
        />
        <TextArea
          name="searchCommonWords"
          label={t("admin.search.commonWords")}
          hint={t("admin.search.commonWordsHint")}
          value={typed(form, NAME, "searchCommonWords", stored.searchCommonWords)}
          error={fieldError(NAME, "searchCommonWords")}
          maxLength={MAX_COMMON_WORDS_CHARS}
          rows={3}
        />
        <TextField
          name="searchLogDays"
          label={t("admin.search.logDays")}
          hint={t("admin.search.logDaysHint")}
          value={typed(form, NAME, "searchLogDays", String(stored.searchLogDays))}
          error={fieldError(NAME, "searchLogDays")}
          type="number"
          min={1}
          max={MAX_SEARCH_LOG_DAYS}
          short
        />
        <FormActions>
          <Button look="primary">{t("admin.save")}</Button>
        </FormActions>
      </form>
    </AdminPage>
  );
}
