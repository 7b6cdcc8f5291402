import type { ReactNode } from "react";
import { FormActions } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";

/** A mailed link that was used or ran out: 410, and what to do instead. */
export function LinkOver({ title, children }: { title: string; children: ReactNode }) {
  const context = here();
  context.status = 410;
  return (
    <main id="main" className="wrap narrow">
      <PageHead title={title} />
      <Notice tone="warn">{context.t("errors.link_over")}</Notice>
      <FormActions>{children}</FormActions>
    </main>
  );
}
