import { activityOver, PERIODS, type Period } from "#forum/administration/activity/queries.ts";
import { setUpSteps, whatNeedsMe } from "#forum/administration/dashboard/queries.ts";
import { administrationOverview } from "#forum/administration/queries.ts";
import { type Query, single } from "#web/params.ts";
import { ActivityCharts } from "./dashboard/activity.tsx";
import { Areas } from "./dashboard/areas.tsx";
import { FindSetting } from "./dashboard/find-setting.tsx";
import { Needs } from "./dashboard/needs.tsx";
import { SetUpSteps } from "./dashboard/steps.tsx";
import { AdminPage, administration, adminTitle } from "./frame.tsx";

export const generateMetadata = adminTitle("admin.title");

/** What needs somebody now, what is left to set up, how the forum does, and the way to everything else. */
export default async function AdministrationPage({ searchParams }: { searchParams: Query }) {
  const { forum, actor, t } = administration();
  const asked = Number(single((await searchParams).days));
  const period: Period = asked in PERIODS ? (asked as Period) : 30;
  const [needs, steps, activity, numbers] = await Promise.all([
    whatNeedsMe(forum, actor),
    setUpSteps(forum, actor),
    activityOver(forum, actor, period),
    administrationOverview(forum, actor),
  ]);
  return (
    <AdminPage title={t("admin.title")} rule={t("admin.rule")}>
      <FindSetting />
      <Needs needs={needs} />
      <SetUpSteps steps={steps} />
      <ActivityCharts activity={activity} period={period} />
      <Areas numbers={numbers} />
    </AdminPage>
  );
}
