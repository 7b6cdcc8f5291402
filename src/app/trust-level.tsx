import { levelOf } from "#forum/prevention/own-level.ts";
import { levelNumbers } from "#forum/prevention/trust.ts";
import { here } from "#web/context.ts";

/** How well the forum knows somebody: what that allows and what is missing for more. Nothing for who may not know it. */
export async function TrustLevel({ userId }: { userId: number }) {
  const { forum, actor, t, settings } = here();
  const level = await levelOf(forum, actor, userId);
  if (!level) return null;
  const { trust, missing } = level;
  return (
    <>
      <p>
        <strong>{t(`level.names.${trust}`)}</strong>: {t(`level.allows.${trust}`, levelNumbers(settings.prevention))}
      </p>
      {missing && (
        <p>
          {t("level.missing", { level: t(`level.names.${trust === "new" ? "member" : "regular"}`) })}{" "}
          {(["days", "posts", "postDays"] as const)
            .filter((name) => missing[name] > 0)
            .map((name) => t(`level.left.${name}`, { count: missing[name] }))
            .join(", ")}
          .
        </p>
      )}
      <p className="meta">
        <a href="/rules#levels">{t("rules.levels")}</a>
      </p>
    </>
  );
}
