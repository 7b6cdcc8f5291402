import type { Step } from "#forum/administration/dashboard/queries.ts";
import { Icon } from "#ui/icon.tsx";
import { Panel } from "#ui/page.tsx";
import { here } from "#web/context.ts";

/** Where each is done; what the environment sets has no page. */
const PLACES: Readonly<Partial<Record<Step, string>>> = {
  name: "/admin/settings",
  description: "/admin/settings",
  category: "/admin/categories/new",
  imprint: "/admin/settings",
  privacy: "/admin/settings",
  backup: "/admin/backups",
};

/** What is left of the set-up; nothing once all of it is done. */
export function SetUpSteps({ steps }: { steps: readonly { step: Step; done: boolean }[] }) {
  const { t } = here();
  const done = steps.filter((each) => each.done).length;
  if (done === steps.length) return null;
  return (
    <Panel title={t("admin.steps.title", { done, all: steps.length })}>
      <ul className="steps">
        {steps.map(({ step, done }) => {
          const place = PLACES[step];
          const words = t(`admin.steps.${step}`);
          return (
            <li key={step} className={done ? "done" : undefined}>
              <Icon name={done ? "check" : "info"} />
              <span>
                {place && !done ? <a href={place}>{words}</a> : words}
                <span className="vh"> ({t(done ? "admin.steps.done" : "admin.steps.open")})</span>
                {!done && <span className="hint">{t(`admin.steps.why.${step}`)}</span>}
              </span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
