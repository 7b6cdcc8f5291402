import { defaultSchema, type Schema } from "hast-util-sanitize";

/** Everything in a post that can be jumped to carries this, so that it can never clash with the ids of a page. */
export const ANCHOR_PREFIX = "user-content-";

/** Headings get theirs later, from us. */
const ANCHOR = /^user-content-fn(?:ref)?-/;

/** Elements that writers may use, in Markdown or as HTML. */
export const ELEMENTS: ReadonlySet<string> = new Set(
  (
    "a abbr b blockquote br cite code dd del details dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i img input ins kbd li " +
    "mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead tr tt " +
    "u ul var"
  ).split(" "),
);

/** What comes out of a post: no scripts, no styles, no forms, nothing that is loaded but pictures. */
export const POST_SCHEMA: Schema = {
  tagNames: [...ELEMENTS],
  attributes: {
    "*": ["title"],
    a: ["href", "dataFootnoteRef", "dataFootnoteBackref", "ariaLabel", ["id", ANCHOR]],
    code: [["className", /^language-./, "tex", "tex-block"]],
    details: ["open"],
    img: ["src", "alt"],
    input: [["type", "checkbox"], ["disabled", true], "checked"],
    li: [
      ["id", ANCHOR],
      ["className", "task-list-item"],
    ],
    ol: ["start", ["className", "contains-task-list"]],
    section: ["dataFootnotes", ["className", "footnotes"]],
    span: [["className", "mention"]],
    td: [["align", "left", "center", "right"], "colSpan", "rowSpan"],
    th: [["align", "left", "center", "right"], "colSpan", "rowSpan"],
    ul: [["className", "contains-task-list"]],
  },
  // Outside their parents these would close elements of the page around the post.
  ancestors: {
    ...defaultSchema.ancestors,
    dd: ["dl"],
    dt: ["dl"],
    input: ["li"],
    li: ["ol", "ul"],
    summary: ["details"],
  },
  required: { input: { type: "checkbox", disabled: true } },
  protocols: {
    href: ["http", "https", "mailto", "HTTP", "HTTPS", "MAILTO", "Http", "Https", "Mailto"],
    src: ["http", "https"],
  },
  clobber: [],
  strip: ["script", "style", "title", "textarea", "select", "svg", "math", "iframe", "noscript", "object", "template"],
};
