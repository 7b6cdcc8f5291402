import {
  AUDIENCES,
  CATEGORY_KINDS,
  MAX_CATEGORY_DESCRIPTION_CHARS,
  MAX_CATEGORY_NAME_CHARS,
  MAX_CLOSE_DAYS,
  MAX_SLOW_SECONDS,
  MAX_SLUG_CHARS,
  PALETTE,
  WRITERS,
} from "#forum/categories/input.ts";
import { categoryForm } from "#forum/categories/queries.ts";
import type { Category, Structure } from "#forum/categories/structure.ts";
import { fingerprint } from "#forum/fingerprint.ts";
import type { ListedGroup } from "#forum/groups/queries.ts";
import { Button } from "#ui/button.tsx";
import { ChoiceGroup, FormActions, SelectField, TextArea, TextField } from "#ui/field.tsx";
import { Icon } from "#ui/icon.tsx";
import { Dot } from "#ui/mark.tsx";
import { here } from "#web/context.ts";
import { typed, typedList } from "#web/form-state.ts";
import { FormErrors, fieldError } from "../../form-errors.tsx";
import { Overtaken } from "../overtaken.tsx";

/** Everything about one category; without `category` a new one is made. */
export function CategoryForm({
  category,
  parentId,
  structure,
  groups,
}: {
  category?: Category;
  /** Where a new one stands at first. */
  parentId?: number | null;
  structure: Structure;
  groups: readonly ListedGroup[];
}) {
  const { t, form } = here();
  const name = category ? "editCategory" : "createCategory";
  const address = category ? `/admin/categories/${category.id}` : "/admin/categories/new";
  const value = (field: string, otherwise = "") => typed(form, name, field, otherwise);
  const error = (field: string) => fieldError(name, field);
  const parents = structure.categories.filter(({ id, parentId }) => parentId === null && id !== category?.id);
  const hasChildren = structure.categories.some((other) => category && other.parentId === category.id);
  const isOwn = category !== undefined && !PALETTE.some((color) => color === category.color);
  const kind = (of: (typeof CATEGORY_KINDS)[number]) => ({
    value: of,
    label: t(`categories.kinds.${of}`),
    hint: t(`admin.categories.kindHints.${of}`),
  });
  return (
    <form method="post" action={address} className="form">
      <input type="hidden" name="do" value={name} />
      {category && <input type="hidden" name="basis" value={fingerprint(categoryForm(category))} />}
      <FormErrors form={name} />
      {category && <Overtaken form={name} fields={storedWords(category, structure, groups)} />}
      <TextField
        name="name"
        label={t("admin.categories.name")}
        value={value("name", category?.name)}
        error={error("name")}
        maxLength={MAX_CATEGORY_NAME_CHARS}
        dir="auto"
        required
      />
      <TextArea
        name="description"
        label={t("admin.categories.description")}
        hint={t("admin.categories.descriptionHint")}
        optional={t("profile.optional")}
        value={value("description", category?.description)}
        error={error("description")}
        maxLength={MAX_CATEGORY_DESCRIPTION_CHARS}
        rows={3}
        dir="auto"
      />
      <ChoiceGroup
        name="kind"
        label={t("admin.categories.kind")}
        value={value("kind", category?.kind ?? "questions")}
        error={error("kind")}
        options={CATEGORY_KINDS.map(kind)}
      />
      <SelectField
        name="parentId"
        label={t("admin.categories.parent")}
        hint={t(hasChildren ? "admin.categories.parentHintChildren" : "admin.categories.parentHint")}
        value={value("parentId", String(category?.parentId ?? parentId ?? ""))}
        error={error("parentId")}
        options={[
          { value: "", label: t("admin.categories.noParent") },
          ...parents.map((parent) => ({ value: String(parent.id), label: parent.name, disabled: hasChildren })),
        ]}
      />
      {(["see", "start", "reply"] as const).map((right) => (
        <RightFields
          key={right}
          right={right}
          isNew={category === undefined}
          error={error(right)}
          audience={value(right, audienceOf(category, right))}
          chosen={typedList(form, name, `${right}Groups`, category?.groups[right].map(String))}
          groups={groups}
        />
      ))}
      <TextField
        name="closeSolvedDays"
        type="number"
        label={t("admin.categories.closeSolved")}
        hint={t("admin.categories.closeSolvedHint")}
        optional={t("profile.optional")}
        value={value("closeSolvedDays", String(category?.closeSolvedDays ?? ""))}
        error={error("closeSolvedDays")}
        min={1}
        max={MAX_CLOSE_DAYS}
        short
      />
      <TextField
        name="slowSeconds"
        type="number"
        label={t("admin.categories.slow")}
        hint={t("admin.categories.slowHint")}
        optional={t("profile.optional")}
        value={value("slowSeconds", String(category?.slowSeconds ?? ""))}
        error={error("slowSeconds")}
        min={1}
        max={MAX_SLOW_SECONDS}
        short
      />
      <fieldset className="field" id="color" tabIndex={-1}>
        <legend>{t("admin.categories.color")}</legend>
        <div className="swatches">
          {PALETTE.map((color, index) => (
            <label key={color} className="choice">
              <input
                type="radio"
                name="color"
                value={color}
                defaultChecked={value("color", isOwn ? "own" : (category?.color ?? PALETTE[0])) === color}
              />
              <span>
                <Dot color={color} /> {t(`admin.categories.colors.${index + 1}`)}
              </span>
            </label>
          ))}
          <label className="choice">
            <input
              type="radio"
              name="color"
              value="own"
              defaultChecked={value("color", isOwn ? "own" : "") === "own"}
            />
            <span>{t("admin.categories.ownColor")}</span>
          </label>
        </div>
      </fieldset>
      <TextField
        name="ownColor"
        type="color"
        label={t("admin.categories.ownColorLabel")}
        hint={t("admin.categories.ownColorHint")}
        value={value("ownColor", category?.color ?? PALETTE[0])}
        error={error("ownColor")}
      />
      <TextField
        name="slug"
        label={t("admin.categories.slug")}
        hint={t("admin.categories.slugHint")}
        optional={t("profile.optional")}
        value={value("slug", category?.slug)}
        error={error("slug")}
        maxLength={MAX_SLUG_CHARS}
        autoCapitalize="none"
        spellCheck={false}
      />
      <FormActions>
        <Button look="primary">{t(category ? "admin.save" : "admin.categories.create")}</Button>
        <a href="/admin/categories">{t("admin.cancel")}</a>
      </FormActions>
    </form>
  );
}

/** Who writes is signed in: "everyone" stands for members there. */
function audienceOf(category: Category | undefined, right: "see" | "start" | "reply"): string {
  if (!category) return right === "see" ? "everyone" : "usual";
  return right !== "see" && category[right] === "everyone" ? "members" : category[right];
}

function RightFields({
  right,
  isNew,
  audience,
  chosen,
  error,
  groups,
}: {
  right: "see" | "start" | "reply";
  isNew: boolean;
  audience: string;
  chosen: readonly string[];
  error: string | undefined;
  groups: readonly ListedGroup[];
}) {
  const { t } = here();
  const writers = isNew ? WRITERS : WRITERS.filter((of) => of !== "usual");
  const audiences: readonly string[] = right === "see" ? AUDIENCES : writers;
  const usual = right === "start" ? "usualStart" : "usualReply";
  return (
    <div>
      <ChoiceGroup
        name={right}
        label={t(`admin.categories.${right}Question`)}
        value={audience}
        {...(error && { error })}
        options={audiences.map((of) => ({
          value: of,
          label: t(`admin.categories.audiences.${of === "usual" ? usual : of}`),
          disabled: of === "groups" && groups.length === 0,
          ...(of === "groups" && groups.length === 0 && { hint: t("admin.categories.noGroups") }),
        }))}
      />
      {groups.length > 0 && (
        <details open={audience === "groups"}>
          <summary className="btn quiet small">
            {t(`admin.categories.${right}Groups`)}
            <Icon name="down" />
          </summary>
          <ChoiceGroup
            name={`${right}Groups`}
            type="checkbox"
            label={<span className="vh">{t(`admin.categories.${right}Groups`)}</span>}
            value={chosen}
            options={groups.map((group) => ({ value: String(group.id), label: group.name }))}
          />
        </details>
      )}
    </div>
  );
}

/** What stands in the database now, in words, by field. */
function storedWords(category: Category, structure: Structure, groups: readonly ListedGroup[]) {
  const { t } = here();
  const who = (right: "see" | "start" | "reply") => {
    const names = groups.filter(({ id }) => category.groups[right].includes(id)).map(({ name }) => name);
    return category[right] === "groups" ? names.join(", ") : t(`admin.categories.audiences.${category[right]}`);
  };
  const parent = category.parentId === null ? undefined : structure.byId.get(category.parentId);
  return [
    { label: t("admin.categories.name"), now: category.name },
    { label: t("admin.categories.description"), now: category.description },
    { label: t("admin.categories.kind"), now: t(`categories.kinds.${category.kind}`) },
    { label: t("admin.categories.parent"), now: parent?.name ?? t("admin.categories.noParent") },
    { label: t("admin.categories.see"), now: who("see") },
    { label: t("admin.categories.start"), now: who("start") },
    { label: t("admin.categories.reply"), now: who("reply") },
    { label: t("admin.categories.closeSolved"), now: String(category.closeSolvedDays ?? "–") },
    { label: t("admin.categories.slow"), now: String(category.slowSeconds ?? "–") },
    { label: t("admin.categories.color"), now: category.color },
    { label: t("admin.categories.slug"), now: category.slug },
  ];
}
