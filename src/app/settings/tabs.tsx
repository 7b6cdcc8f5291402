import { Tabs } from "#ui/navigation.tsx";
import { here } from "#web/context.ts";

const PLACES = ["profile", "account", "sessions", "notifications", "record"] as const;

/** The pages of one's settings, side by side. */
export function SettingsTabs({ current }: { current: (typeof PLACES)[number] }) {
  const { t } = here();
  return (
    <Tabs
      label={t("settings.tabs.label")}
      items={PLACES.map((place) => ({
        href: `/settings/${place}`,
        label: t(`settings.tabs.${place}`),
        current: place === current,
      }))}
    />
  );
}
