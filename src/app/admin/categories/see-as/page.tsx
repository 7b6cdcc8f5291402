import { mayReplyIn, maySeeCategory, mayStartIn } from "#forum/categories/policy.ts";
import { structureOf } from "#forum/categories/structure.ts";
import { listGroups } from "#forum/groups/queries.ts";
import { type Actor, guest } from "#forum/members/actor.ts";
import { Button } from "#ui/button.tsx";
import { DataTable } from "#ui/data.tsx";
import { SelectField } from "#ui/field.tsx";
import { Dot } from "#ui/mark.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { pathId, type Query, single } from "#web/params.ts";
import { AdminPage, administration, adminTitle } from "../../frame.tsx";

export const generateMetadata = adminTitle("admin.seeAs.title");

const ROLES = ["guest", "member", "staff", "moderator"] as const;
const GROUP = /^group-(\d+)$/;

/** What somebody else sees of the categories, and may do there: asked of the same rules as on their own pages. */
export default async function SeeAsPage({ searchParams }: { searchParams: Query }) {
  const { forum, actor, t } = administration();
  const [structure, groups] = await Promise.all([structureOf(forum), listGroups(forum, actor)]);
  const asked = single((await searchParams).as);
  const groupId = pathId(GROUP.exec(asked)?.[1]);
  const group = groups.find(({ id }) => id === groupId);
  const role = group ? "member" : (ROLES.find((name) => name === asked) ?? "guest");
  const person = somebody(role, group ? [group.id] : []);
  const may = (verdict: unknown) => t(verdict === true ? "admin.yes" : "admin.no");
  const seen = structure.categories.filter((category) => maySeeCategory(person, category, structure));
  const who = group ? t("admin.seeAs.group", { name: group.name }) : t(`roles.${role}`);
  return (
    <AdminPage
      area="categories"
      title={t("admin.seeAs.title")}
      rule={t("admin.seeAs.rule")}
      above={{ href: "/admin/categories", label: t("admin.tabs.categories") }}
    >
      <form method="get" action="/admin/categories/see-as" className="filter">
        <SelectField
          name="as"
          label={t("admin.seeAs.as")}
          value={group ? `group-${group.id}` : role}
          options={[
            ...ROLES.map((name) => ({ value: name, label: t(`roles.${name}`) })),
            ...groups.map(({ id, name }) => ({ value: `group-${id}`, label: t("admin.seeAs.group", { name }) })),
          ]}
        />
        <Button>{t("admin.show")}</Button>
      </form>
      {seen.length === 0 ? (
        <EmptyState title={t("admin.seeAs.emptyTitle")}>{t("admin.seeAs.emptyText")}</EmptyState>
      ) : (
        <DataTable
          caption={t("admin.seeAs.caption", { who, seen: seen.length, all: structure.categories.length })}
          columns={[
            { label: t("admin.categories.name") },
            { label: t("admin.categories.start") },
            { label: t("admin.categories.reply") },
          ]}
          rows={seen.map((category) => ({
            key: category.id,
            cells: [
              <span key="name" className={category.parentId === null ? "dotted" : "dotted below"}>
                <Dot color={category.color} />
                <span>{category.name}</span>
              </span>,
              may(mayStartIn(person, category, structure)),
              may(mayReplyIn(person, category, structure)),
            ],
          }))}
        />
      )}
    </AdminPage>
  );
}

/** Nobody in particular: no account has the number 0. */
function somebody(role: (typeof ROLES)[number], groups: readonly number[]): Actor {
  return role === "guest" ? guest : { ...guest, id: 0, role, groups };
}
