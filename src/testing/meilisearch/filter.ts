import type { Document } from "./text.ts";

/** A filter that cannot be read, or speaks of what is not filterable. */
export class BadFilter extends Error {}

type Condition = (document: Document) => boolean;

const CONDITION = /^\s*(\w+)\s*(?:(=|!=|>=|<=|>|<)\s*("[^"]*"|[\w.-]+)|(NOT\s+)?IN\s*\[([^\]]*)\]|(EXISTS))\s*$/;

/** The conditions of a filter: lists are joined by AND, lists in them by OR; text may hold AND. */
export function conditionOf(filter: unknown, filterable: readonly string[]): Condition {
  if (filter === undefined || filter === null) return () => true;
  if (Array.isArray(filter)) {
    const all = filter.map((one) => (Array.isArray(one) ? anyOf(one, filterable) : conditionOf(one, filterable)));
    return (document) => all.every((condition) => condition(document));
  }
  const all = String(filter)
    .split(/\sAND\s/)
    .map((text) => single(text, filterable));
  return (document) => all.every((condition) => condition(document));
}

function anyOf(filters: readonly unknown[], filterable: readonly string[]): Condition {
  const any = filters.map((one) => conditionOf(one, filterable));
  return (document) => any.some((condition) => condition(document));
}

function single(text: string, filterable: readonly string[]): Condition {
  const match = CONDITION.exec(text);
  if (!match) throw new BadFilter(`Was expecting an operation: ${text}`);
  const [, field = "", operator, value = "", not, list, exists] = match;
  if (!filterable.includes(field)) throw new BadFilter(`Attribute \`${field}\` is not filterable.`);
  const held = (document: Document) => [document[field]].flat().filter((one) => one !== undefined);
  if (exists) return (document) => held(document).length > 0;
  if (list !== undefined) {
    const wanted = new Set(list.split(",").map((one) => one.trim()));
    return (document) => held(document).some((one) => wanted.has(String(one))) === !not;
  }
  const plain = value.replaceAll('"', "");
  return (document) => held(document).some((one) => compares(one, operator ?? "=", plain));
}

function compares(held: unknown, operator: string, wanted: string): boolean {
  const [a, b] = [Number(held), Number(wanted)];
  if (operator === "=") return String(held).toLowerCase() === wanted.toLowerCase();
  if (operator === "!=") return String(held).toLowerCase() !== wanted.toLowerCase();
  if (operator === ">=") return a >= b;
  if (operator === "<=") return a <= b;
  return operator === ">" ? a > b : a < b;
}
