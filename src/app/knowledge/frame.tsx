import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { mayTendKnowledge } from "#forum/knowledge/policy.ts";
import { Tabs } from "#ui/navigation.tsx";
import { PageHead } from "#ui/page.tsx";
import { here } from "#web/context.ts";

/** The pages on which staff look after what the forum knows; for others they do not exist. */
export function KnowledgePage({
  current,
  rule,
  children,
}: {
  current: "gaps" | "review";
  rule: string;
  children: ReactNode;
}) {
  const { actor, t } = here();
  if (mayTendKnowledge(actor) !== true) notFound();
  return (
    <main id="main" className="wrap">
      <PageHead title={t("knowledge.title")} rule={rule} />
      <Tabs
        label={t("knowledge.title")}
        items={[
          { href: "/knowledge", label: t("knowledge.gaps.tab"), current: current === "gaps" },
          { href: "/knowledge/review", label: t("knowledge.review.tab"), current: current === "review" },
        ]}
      />
      {children}
    </main>
  );
}
