const filled = (unit: string, size: number) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
const rising = (sign: string, size: number) => {
  let text = "";
  for (let length = 1; text.length < size; length++) text += `${sign.repeat(length)} a `;
  return text.slice(0, size);
};
const stairs = (marker: string, size: number) => {
  let text = "";
  for (let depth = 0; text.length < size; depth++) text += `${"  ".repeat(depth % 90)}${marker} a\n`;
  return text.slice(0, size);
};

/** Texts that cost a Markdown parser the most, each of about `size` characters. For tests and measurements. */
export function hostileTexts(size: number): Record<string, string> {
  const half = Math.floor(size / 2);
  const third = Math.floor(size / 3);
  const repeated: readonly string[] = [
    ..."[]!<&`*_~>|$@\\#-+=:(",
    ..."[] []( ![ ![]( [a]( [a][ [^ [^1] ]( **a __a *a_ a* a_ _a ~a ~~a".split(" "),
    ..."`a ``a <a <a> <!-- <b> </b> <? <![CDATA[ &amp; &a; &#x $a $$a $a$ @a @ada a@ a@b.c a.b@ http:// www. a.".split(
      " ",
    ),
    "> ",
    "- ",
    "1. ",
    "> - ",
    "*a ",
    "a* ",
    "_a ",
    "**a *b ",
    "`a` ",
    "[x](/y) ",
    "<kbd>a</kbd> ",
    "<b a=1>",
    "[^1]: ",
    "a\n",
    "\n",
    "- a\n",
    "- a\n\n",
    "-\n",
    "> a\n",
    "# a\n",
    "a\n-\n",
    "|a|\n",
    "```\n",
    "```js\n1\n```\n",
    "    a\n",
    "[a]: b\n",
    "[^a]: b\n",
    "$$\n",
    "\t",
    "\u{1f600}",
    "a ",
    "https://example.org/a ",
    "\ud800",
    "\0",
  ];
  const texts: Record<string, string> = {};
  for (const unit of repeated) texts[`repeated ${JSON.stringify(unit)}`] = filled(unit, size);
  return {
    ...texts,
    "brackets around": "[".repeat(half) + "]".repeat(half),
    "brackets and parentheses": "[".repeat(third) + "](".repeat(third),
    "pictures in pictures": "![".repeat(third) + "](a)".repeat(Math.floor(third / 4)),
    "emphasis around": `${filled("*a **a ", half)}${filled(" a** a*", half)}`,
    "emphasis in a picture": `![${filled("*a **a ", half)}${filled(" a** a*", half)}](a)`,
    "ticks that grow": rising("`", size),
    "tildes that grow": rising("~", size),
    "stars that grow": rising("*", size),
    "list stairs": stairs("-", size),
    "numbered stairs": stairs("1.", size),
    "quotes 99 deep": filled(`${"> ".repeat(99)}a\n`, size),
    "quotes and lists 98 deep": filled(`${"> - ".repeat(49)}a\n`, size),
    "table cells": `${"|a".repeat(third / 2)}|\n${"|-".repeat(third / 2)}|\n${"|b".repeat(third / 2)}|`,
    "table rows": `|a|b|\n|-|-|\n${filled("|c|d|\n", size)}`,
    "table to fill up": `${"|a".repeat(size / 8)}|\n${"|-".repeat(size / 8)}|\n${filled("|b\n", half)}`,
    "table of pipes": `${filled("|", half)}\n${filled("|-", half)}`,
    "references to a long address": `[a]: /${"b".repeat(half)}\n\n${filled("[a]", half)}`,
    "bold elements in paragraphs": filled("<b id=1><p>", size),
    "elements in each other": filled("<div>", size),
    attributes: `<b ${filled("a=1 ", size - 4)}>`,
    "emphasis in emphasis of others": filled("*a_b**c__d~e~~f", size),
    "a word": "a".repeat(size),
    "an address": `${"a.".repeat(half)}@${"b.".repeat(third)}`,
    "code in a language": `\`\`\`js\n${filled("`${", size)}\n\`\`\``,
    "markup code": `\`\`\`html\n${filled("<a b='", size)}\n\`\`\``,
    "regular expressions": `\`\`\`js\n${filled("/a/ (", size)}\n\`\`\``,
  };
}
