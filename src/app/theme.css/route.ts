import type { NextRequest } from "next/server";
import { accentCss } from "#ui/accent.ts";

export const dynamic = "force-dynamic";

/** The company's colour as a style sheet: its address changes with the colour, so browsers keep it for ever. */
export function GET(request: NextRequest): Response {
  const colour = `#${request.nextUrl.searchParams.get("v") ?? ""}`;
  return new Response(accentCss(colour), { headers: { "content-type": "text/css; charset=utf-8" } });
}
