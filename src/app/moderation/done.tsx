import { Notice } from "#ui/notice.tsx";
import { here } from "#web/context.ts";
import { single } from "#web/params.ts";

/** For how many of the chosen something was done: `?done=3&refused=1`. */
export function BulkDone({ query }: { query: Record<string, string | string[] | undefined> }) {
  const { t, form } = here();
  const count = (name: string) => Number(/^\d{1,4}$/.exec(single(query[name]))?.[0] ?? 0);
  const [done, refused] = [count("done"), count("refused")];
  if (form || done + refused === 0) return null;
  return (
    <Notice tone={refused > 0 ? "warn" : "success"} live>
      {t("bulk.done", { count: done })} {refused > 0 && t("bulk.refused", { count: refused })}
    </Notice>
  );
}
