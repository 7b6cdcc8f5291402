import type { ElementContent, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { type Schema, sanitize } from "hast-util-sanitize";
import temml from "temml";

const ELEMENTS =
  "math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt " +
  "mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics";

/** Presentation MathML: no links, no styles, no scripts, no foreign content. */
const SCHEMA: Schema = {
  tagNames: ELEMENTS.split(" "),
  attributes: {
    "*": [
      ["className", /^tml-[a-z-]+$/],
      "accent",
      "accentunder",
      "columnalign",
      "columnlines",
      "columnspacing",
      "depth",
      "display",
      "displaystyle",
      "fence",
      "form",
      "height",
      "largeop",
      "linethickness",
      "lspace",
      "mathvariant",
      "maxsize",
      "minsize",
      "movablelimits",
      "notation",
      "rowlines",
      "rowspacing",
      "rspace",
      "scriptlevel",
      "separator",
      "stretchy",
      "symmetric",
      "voffset",
      "width",
    ],
  },
  ancestors: {},
  clobber: [],
  protocols: {},
  required: {},
  strip: ["script", "style", "svg", "annotation", "annotation-xml"],
};

/** The dollars around TeX, which `typed` carries, and whether they ask for a line of its own. */
function unwrap(typed: string): { tex: string; isDisplay: boolean } {
  const dollars = typed.startsWith("$$") ? 2 : 1;
  return { tex: typed.slice(dollars).replace(/\$+\s*$/, ""), isDisplay: dollars === 2 };
}

/** MathML for TeX as it was typed, dollars included; null for what is no TeX. */
export function texToMathml(typed: string): ElementContent[] | null {
  const { tex, isDisplay } = unwrap(typed);
  let mathml: string;
  try {
    mathml = temml.renderToString(tex, {
      displayMode: isDisplay,
      throwOnError: true,
      maxExpand: 200,
      maxSize: [50, 20],
    });
  } catch {
    // Faulty TeX says more to its readers than an error message would.
    return null;
  }
  const safe = sanitize(fromHtml(mathml, { fragment: true }), SCHEMA) as Root;
  return safe.children as ElementContent[];
}
