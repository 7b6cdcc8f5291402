import { here } from "#web/context.ts";

export const dynamic = "force-dynamic";

/** 200 when the database answers, 503 otherwise. */
export async function GET(): Promise<Response> {
  const ok = await here()
    .forum.store.ping()
    .catch(() => false);
  return Response.json({ status: ok ? "ok" : "unavailable" }, { status: ok ? 200 : 503 });
}
