import type { FormAction } from "./action.ts";

/** The forms of one page: their actions by the value of the form's `do` field. */
export interface PageActions {
  /** As the folder under src/app is called: "/t/[slug]/[id]". */
  page: string;
  actions: Readonly<Record<string, FormAction>>;
}

export interface Match {
  actions: PageActions["actions"];
  params: Record<string, string>;
}

/** Finds the page that a form was posted to. */
export function routeMatcher(pages: readonly PageActions[]): (path: string) => Match | null {
  const table = pages.map(({ page, actions }) => ({ parts: page.split("/"), actions }));
  // A name in the address beats a parameter at the same place.
  table.sort((a, b) => a.parts.filter(isParam).length - b.parts.filter(isParam).length);
  return (path) => {
    const given = path.replace(/(?<=.)\/$/, "").split("/");
    for (const { parts, actions } of table) {
      const params = matchParts(parts, given);
      if (params) return { actions, params };
    }
    return null;
  };
}

function matchParts(parts: readonly string[], given: readonly string[]): Record<string, string> | null {
  if (parts.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const value = given[index] ?? "";
    if (isParam(part)) params[part.slice(1, -1)] = decodeURIComponent(value);
    else if (part !== value) return null;
  }
  return params;
}

function isParam(part: string): boolean {
  return part.startsWith("[");
}
