import type { RequestContext } from "../context.ts";

/** The same content for programs: an answer that needs no page. */
export interface View {
  status: number;
  /** Content type. */
  type: string;
  body: string | Buffer;
  /** 308 and 301: where it is now. */
  location?: string;
  /** HTML cannot say it here: whether search engines may list it. */
  isListed: boolean;
}

/** Answers for one kind of address; null: there is no such thing for this reader. */
export type ViewMaker = (context: RequestContext, params: Record<string, string>) => Promise<View | "gone" | null>;

export function json(data: unknown): View {
  return { status: 200, type: "application/json; charset=utf-8", body: JSON.stringify(data), isListed: false };
}

export function text(body: string, type = "text/plain"): View {
  return { status: 200, type: `${type}; charset=utf-8`, body, isListed: false };
}

/** One that may stand in search results beside the page that names it. */
export function picture(type: string, body: Buffer): View {
  return { status: 200, type, body, isListed: true };
}

export function moved(location: string): View {
  return { status: 308, type: "text/plain; charset=utf-8", body: "", location, isListed: false };
}

export const iso = (at: number): string => new Date(at).toISOString();
