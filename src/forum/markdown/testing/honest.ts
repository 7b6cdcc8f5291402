/** Posts as people write them, at the largest size: for tests and measurements. */
export function honestTexts(size: number): Record<string, string> {
  const filled = (line: (index: number) => string) => {
    let text = "";
    for (let index = 1; ; index++) {
      const next = line(index);
      if (text.length + next.length > size) return text;
      text += next;
    }
  };
  return {
    prose: filled(
      (index) => `Sentence ${index} says nothing that the one before it did not say. ${index % 5 ? "" : "\n\n"}`,
    ),
    list: filled((index) => `- item ${index}\n`),
    "numbered list": filled((index) => `${index}. step with some words\n`),
    "list of lists": filled((index) => `${"  ".repeat(index % 5)}- item ${index}\n`),
    table: `| Name | Value |\n|---|---|\n${filled((index) => `| row ${index} | ${index * 7} |\n`)}`.slice(0, size),
    links: filled((index) => `[page ${index}](https://example.org/page/${index}) `),
    addresses: filled((index) => `https://example.org/page/${index}\n`),
    references: `[r]: https://example.org/\n\n${filled((index) => `[words ${index}][r] `)}`.slice(0, size),
    quote: filled((index) => `> line ${index} of a quote\n`),
    code: `\`\`\`js\n${filled((index) => `const a${index} = f(${index}, "x");\n`)}`,
    emphasis: filled((index) => `**bold ${index}** and *less ${index}* `),
    headings: filled((index) => `## Heading ${index}\n\nSome text.\n\n`),
    mentions: filled((index) => `@ada and @bob${index} said so. `),
    formulas: filled((index) => `so $x_{${index}} = ${index}$ and `),
    keys: filled((index) => `<kbd>K${index}</kbd> `),
  };
}
