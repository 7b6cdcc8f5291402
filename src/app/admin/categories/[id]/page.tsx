import { notFound } from "next/navigation";
import { categoryPath } from "#forum/categories/addresses.ts";
import { threadsIn } from "#forum/categories/queries.ts";
import { type Category, type Structure, structureOf } from "#forum/categories/structure.ts";
import { listGroups } from "#forum/groups/queries.ts";
import { Button, LinkButton } from "#ui/button.tsx";
import { Confirm } from "#ui/confirm.tsx";
import { FormActions, SelectField } from "#ui/field.tsx";
import { Panel } from "#ui/page.tsx";
import { here } from "#web/context.ts";
import { typed } from "#web/form-state.ts";
import { pathId, type Query } from "#web/params.ts";
import { categoryOptions } from "../../../category-options.ts";
import { FormErrors, fieldError } from "../../../form-errors.tsx";
import { AdminPage, administration, adminTitle } from "../../frame.tsx";
import { CategoryForm } from "../category-form.tsx";

export const generateMetadata = adminTitle("admin.categories.edit");

type Props = { params: Promise<{ id: string }>; searchParams: Query };

export default async function EditCategoryPage({ params, searchParams }: Props) {
  const { forum, actor, t } = administration();
  const id = pathId((await params).id);
  const structure = await structureOf(forum);
  const category = id === null ? undefined : structure.byId.get(id);
  if (!category) notFound();
  const [groups, threads] = await Promise.all([listGroups(forum, actor), threadsIn(forum, category.id)]);
  const hasChildren = structure.categories.some((other) => other.parentId === category.id);
  return (
    <AdminPage
      area="categories"
      title={category.name}
      query={searchParams}
      above={{ href: "/admin/categories", label: t("admin.tabs.categories") }}
      actions={
        <>
          <LinkButton href={categoryPath(category, structure)}>{t("admin.show")}</LinkButton>
          {category.parentId === null && (
            <LinkButton icon="plus" href={`/admin/categories/new?parent=${category.id}`}>
              {t("admin.categories.newBelow")}
            </LinkButton>
          )}
        </>
      }
    >
      <CategoryForm category={category} structure={structure} groups={groups} />
      <Removal category={category} structure={structure} threads={threads} hasChildren={hasChildren} />
    </AdminPage>
  );
}

/** First its threads move on, then it can go. */
function Removal({
  category,
  structure,
  threads,
  hasChildren,
}: {
  category: Category;
  structure: Structure;
  threads: { live: number; deleted: number };
  hasChildren: boolean;
}) {
  const { t, form } = here();
  const others = structure.categories.filter((other) => other.id !== category.id);
  const isEmpty = threads.live + threads.deleted === 0;
  return (
    <>
      {!isEmpty && others.length > 0 && (
        <Panel title={t("admin.categories.moveAll")}>
          <form method="post" action={`/admin/categories/${category.id}`} className="form">
            <input type="hidden" name="do" value="moveAllThreads" />
            <FormErrors form="moveAllThreads" />
            <SelectField
              name="to"
              label={t("admin.categories.moveTo")}
              hint={t("admin.categories.moveHint", { live: threads.live, deleted: threads.deleted })}
              value={typed(form, "moveAllThreads", "to")}
              error={fieldError("moveAllThreads", "to")}
              options={categoryOptions(others)}
            />
            <FormActions>
              <Button>{t("admin.categories.moveSubmit")}</Button>
            </FormActions>
          </form>
        </Panel>
      )}
      <Panel title={t("admin.categories.delete")}>
        <FormErrors form="deleteCategory" />
        {isEmpty && !hasChildren ? (
          <Confirm
            label={t("admin.categories.delete")}
            question={t("admin.categories.deleteQuestion", { name: category.name })}
            action="deleteCategory"
            confirmLabel={t("admin.categories.deleteConfirm")}
          />
        ) : (
          <p className="hint">{t(hasChildren ? "admin.categories.deleteChildren" : "admin.categories.deleteFull")}</p>
        )}
      </Panel>
    </>
  );
}
