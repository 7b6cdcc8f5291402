import { z } from "zod";
import { idField, idsField, line, nested, optionalIdField, optionalLine } from "../fields.ts";

export const MAX_CATEGORY_NAME_CHARS = 60;
export const MAX_CATEGORY_DESCRIPTION_CHARS = 300;
export const MAX_SLUG_CHARS = 60;
/** A day. */
export const MAX_SLOW_SECONDS = 86_400;
export const MAX_CLOSE_DAYS = 3_650;

/** Hues that stand out from the page in the light and in the dark: contrast of 3 or more, WCAG 2.2, 1.4.11. */
export const PALETTE = [
  "#127d68",
  "#447a29",
  "#8c6d00",
  "#a05c0d",
  "#c2410c",
  "#c83257",
  "#b5488f",
  "#944eb7",
  "#6b5bd2",
  "#2a6dc6",
  "#0e7490",
  "#587184",
] as const;

export const CATEGORY_KINDS = ["questions", "discussions", "announcements"] as const;
export const AUDIENCES = ["everyone", "members", "staff", "groups"] as const;
/** Whoever writes is signed in, so "everyone" is not among these. `usual`: staff for announcements, else members. */
export const WRITERS = ["usual", "members", "staff", "groups"] as const;

const colorField = z.string().regex(/^#[0-9a-f]{6}$/i, { error: "color" });

const fields = z.object({
  name: line(MAX_CATEGORY_NAME_CHARS),
  /** The readable part of the address; empty: made from the name. */
  slug: optionalLine(MAX_SLUG_CHARS).default(""),
  description: optionalLine(MAX_CATEGORY_DESCRIPTION_CHARS).default(""),
  kind: z.enum(CATEGORY_KINDS),
  /** One of the palette, or "own": then `ownColor` holds it. */
  color: z.union([z.literal("own"), colorField], { error: "color" }).default(PALETTE[0]),
  ownColor: z.string().default(""),
  parentId: optionalIdField,
  see: z.enum(AUDIENCES).default("everyone"),
  start: z.enum(WRITERS).default("usual"),
  reply: z.enum(WRITERS).default("usual"),
  /** Its threads close so many days after they were solved; empty: they stay open. */
  closeSolvedDays: z
    .union([z.literal("").transform(() => null), z.coerce.number().int().min(1).max(MAX_CLOSE_DAYS)])
    .nullable()
    .default(null),
  /** So many seconds lie between two replies by one person to one of its threads; empty: none. */
  slowSeconds: z
    .union([z.literal("").transform(() => null), z.coerce.number().int().min(1).max(MAX_SLOW_SECONDS)])
    .nullable()
    .default(null),
  seeGroups: idsField,
  startGroups: idsField,
  replyGroups: idsField,
});

type Fields = z.output<typeof fields>;

function withRights<Given extends Fields>(given: Given, context: z.RefinementCtx) {
  const { color, ownColor, seeGroups, startGroups, replyGroups, ...rest } = given;
  const chosen = color === "own" ? colorField.safeParse(ownColor) : { success: true as const, data: color };
  if (!chosen.success) context.addIssue({ code: "custom", message: "color", path: ["ownColor"] });
  for (const right of ["see", "start", "reply"] as const) {
    if (given[right] === "groups" && given[`${right}Groups`].length === 0) {
      context.addIssue({ code: "custom", message: "choose_group", path: [right] });
    }
  }
  return {
    ...rest,
    color: (chosen.data ?? PALETTE[0]).toLowerCase(),
    start: writers(given.start, given.kind),
    reply: writers(given.reply, "discussions"),
    groups: { see: seeGroups, start: startGroups, reply: replyGroups },
  };
}

function writers(given: Fields["start"], kind: Fields["kind"]): "members" | "staff" | "groups" {
  if (given !== "usual") return given;
  return kind === "announcements" ? "staff" : "members";
}

export const newCategoryInput = fields.transform(withRights);
export type CategoryInput = z.output<typeof newCategoryInput>;

export const editCategoryInput = fields
  .extend({
    id: idField,
    /** What the form was filled from; see fingerprint.ts. */
    basis: z.string().max(40).default(""),
  })
  .transform(withRights);

export const categoryInput = z.object({ id: idField });
/** Moves its threads to another category. */
export const emptyCategoryInput = categoryInput.extend({ to: idField });
export const orderCategoryInput = categoryInput.extend({ to: z.enum(["up", "down"]) });

/** The set-up suggests three, as fields `first.name` and so on; one without a name is left out. */
export const FIRST_CATEGORIES = ["first", "second", "third"] as const;

const firstCategory = z.object({
  name: optionalLine(MAX_CATEGORY_NAME_CHARS).default(""),
  kind: z.enum(CATEGORY_KINDS).default("discussions"),
  description: optionalLine(MAX_CATEGORY_DESCRIPTION_CHARS).default(""),
});

const FIRST_COLORS = { questions: PALETTE[9], discussions: PALETTE[1], announcements: PALETTE[3] } as const;

export const firstCategoriesInput = z
  .preprocess(nested, z.object({ first: firstCategory, second: firstCategory, third: firstCategory }))
  .transform((given, context) => {
    const drafts = FIRST_CATEGORIES.map((place) => given[place]).filter(({ name }) => name !== "");
    if (drafts.length === 0) context.addIssue({ code: "custom", message: "required", path: ["first.name"] });
    return drafts.map((draft) => newCategoryInput.parse({ ...draft, color: FIRST_COLORS[draft.kind] }));
  });
