import { foldWord, lower } from "../../search/analysis/fold.ts";

/** Code and quotes are not what somebody says themselves. */
export function ownWords(body: string): string {
  return body
    .replace(/```[\s\S]*?(?:```|$)/g, " ")
    .replace(/`[^`\n]*`/g, " ")
    .replace(/^(?: {4}|\t| {0,3}>).*$/gm, " ")
    .replace(/\$\$[\s\S]*?\$\$|\$[^$\n]+\$/g, " ");
}

const ADDRESS = /(?:https?:\/\/|www\.)\S+/gi;

/** Words in the search's folding, without addresses. */
export function foldedWords(text: string): string[] {
  const plain = lower(text.replace(/\p{Default_Ignorable_Code_Point}/gu, "").replace(ADDRESS, " "));
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map(foldWord);
}
