/** Chooses among `{one|another}`, from the inside out, and then fills in the `$words`. */
export function spin(template: string, chance: () => number, blank: (name: string) => string): string {
  let text = template;
  for (let at = innermost(text); at; at = innermost(text)) {
    text = text.slice(0, at.from) + oneOf(at.choices, chance) + text.slice(at.to);
  }
  return text.replace(/\$([a-zA-Z]+)/g, (_, name: string) => blank(name)).trim();
}

function innermost(text: string): { from: number; to: number; choices: string[] } | undefined {
  const to = text.indexOf("}");
  if (to < 0) return undefined;
  const from = text.lastIndexOf("{", to);
  return { from, to: to + 1, choices: text.slice(from + 1, to).split("|") };
}

/** @throws Error when there is nothing to choose from */
export function oneOf<Choice>(choices: readonly Choice[], chance: () => number): Choice {
  const chosen = choices[Math.floor(chance() * choices.length)];
  if (chosen === undefined) throw new Error("There is nothing to choose from.");
  return chosen;
}

/** From `least` to `most`, both included. */
export function between(least: number, most: number, chance: () => number): number {
  return least + Math.floor(chance() * (most - least + 1));
}

export function shuffled<Item>(items: readonly Item[], chance: () => number): Item[] {
  const mixed = [...items];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(chance() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other] as Item, mixed[at] as Item];
  }
  return mixed;
}
