import { type LimitName, limitsInput } from "#forum/settings/input.ts";
import { here } from "#web/context.ts";
import { AREA_GROUPS } from "../frame.tsx";

const AREAS = Object.values(AREA_GROUPS)
  .flat()
  .filter((area) => area !== "settings");
const LIMITS = Object.keys(limitsInput.shape) as LimitName[];

export interface Place {
  href: string;
  label: string;
  about: string;
}

/** Areas, and settings that have pages of their own, where they say what is looked for. */
export function placesFor(wanted: string): Place[] {
  const { t } = here();
  return [
    ...AREAS.map((area) => ({
      href: `/admin/${area}`,
      label: t(`admin.tabs.${area}`),
      about: t(`admin.about.${area}`),
    })),
    ...LIMITS.map((name) => ({
      href: `/admin/limits#${name}.count`,
      label: `${t("admin.tabs.limits")}: ${t(`admin.limits.names.${name}`)}`,
      about: t(`admin.limits.why.${name}`),
    })),
    ...(["synonyms", "commonWords", "logDays"] as const).map((name) => ({
      href: "/admin/search",
      label: `${t("admin.tabs.search")}: ${t(`admin.search.${name}`)}`,
      about: t(`admin.search.${name}Hint`),
    })),
  ].filter(({ label, about }) => `${label} ${about}`.toLocaleLowerCase().includes(wanted));
}

export function Elsewhere({ places }: { places: readonly Place[] }) {
  const { t } = here();
  if (places.length === 0) return null;
  return (
    <section aria-labelledby="elsewhere">
      <h2 id="elsewhere" className="part">
        {t("admin.settings.elsewhere")}
      </h2>
      <ul className="elsewhere">
        {places.map(({ href, label, about }) => (
          <li key={label}>
            <a href={href}>{label}</a> <span className="hint">{about}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
