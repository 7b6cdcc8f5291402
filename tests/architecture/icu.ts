/** Names of the values that an ICU message takes, sorted: `{count, plural, one {# post} other {{name}}}` -> count, name. */
export function argumentsOf(message: string): string[] {
  const names = new Set<string>();
  readText(message, 0, names);
  return [...names].sort();
}

/** Reads up to the `}` that closes this text, or its end; returns the place behind it. */
function readText(message: string, start: number, names: Set<string>): number {
  let at = start;
  while (at < message.length) {
    if (message[at] === "}") return at + 1;
    at = message[at] === "{" ? readArgument(message, at + 1, names) : at + 1;
  }
  return at;
}

function readArgument(message: string, start: number, names: Set<string>): number {
  const head = /^\s*(\w+)\s*(?:,\s*(\w+)\s*,?)?/.exec(message.slice(start));
  if (!head?.[1]) throw new Error(`not an ICU message: ${message}`);
  names.add(head[1]);
  let at = start + head[0].length;
  while (at < message.length && message[at] !== "}") {
    // A branch of plural or select holds a message again.
    at = message[at] === "{" ? readText(message, at + 1, names) : at + 1;
  }
  return at + 1;
}
