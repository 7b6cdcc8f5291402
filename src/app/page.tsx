import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";

export default function HomePage() {
  const { settings } = here();
  return (
    <main id="main" className="wrap">
      <PageHead title={settings.siteName} />
    </main>
  );
}
