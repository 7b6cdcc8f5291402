import { visibleCategories } from "#forum/categories/policy.ts";
import { type Category, structureOf } from "#forum/categories/structure.ts";
import type { SearchOrder } from "#forum/search/found-page.ts";
import { MAX_QUERY_CHARS } from "#forum/search/input.ts";
import { STATES, type State } from "#forum/search/query/parse.ts";
import { here } from "#web/context.ts";
import { pageNumber, pathId, single } from "#web/params.ts";

/** What a search page was asked: words as typed, and what was chosen beside them. */
export interface Asked {
  q: string;
  category: Category | null;
  state: State | null;
  by: string;
  after: string;
  before: string;
  inTitle: boolean;
  order: SearchOrder;
  /** null: no such page. */
  page: number | null;
  /** The words and the choices as one question. */
  whole: string;
  /** The same choices as query parameters, for the pages and the forms. */
  keep: Record<string, string>;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the query parameters of a search; whatever makes no sense counts as not chosen. */
export async function askedHere(params: Record<string, string | string[] | undefined>): Promise<Asked> {
  const { forum, actor } = here();
  const structure = await structureOf(forum);
  const q = single(params.q).slice(0, MAX_QUERY_CHARS).trim();
  const wanted = pathId(single(params.category));
  const category = visibleCategories(actor, structure).find(({ id }) => id === wanted) ?? null;
  const state = STATES.find((name) => name === single(params.is)) ?? null;
  const by = single(params.by)
    .replace(/["\s]+/g, " ")
    .trim();
  const [after, before] = [params.after, params.before].map((date) => (DATE.test(single(date)) ? single(date) : ""));
  const inTitle = single(params.in) === "title";
  const order = single(params.order) === "date" ? "date" : "relevance";
  const choices = {
    ...(category && { category: String(category.id) }),
    ...(state && { is: state }),
    ...(by && { by }),
    ...(after && { after }),
    ...(before && { before }),
    ...(inTitle && { in: "title" }),
  };
  const words = [
    q,
    category && `category:"${category.slug}"`,
    state && `is:${state}`,
    by && `by:"${by}"`,
    after && `after:${after}`,
    before && `before:${before}`,
    inTitle && "in:title",
  ];
  return {
    q,
    category,
    state,
    by,
    after: after ?? "",
    before: before ?? "",
    inTitle,
    order,
    page: pageNumber(params.page),
    whole: words.filter(Boolean).join(" "),
    keep: { q, ...choices, ...(order === "date" && { order }) },
  };
}
