import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { Problem } from "../../problem.ts";

export interface CollectionDocument {
  id: string;
  title: string;
  text: string;
}

/** Documents, questions, and which documents answer which question how well. */
export interface Collection {
  name: string;
  documents: CollectionDocument[];
  questions: ReadonlyMap<string, string>;
  /** The same questions with one typing error each, where the folder holds them. */
  mistyped: ReadonlyMap<string, string> | null;
  /** question -> document -> how well it answers, from 1 */
  answers: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Questions are documents too, and do not answer themselves. */
  excludesSelf: boolean;
}

const TITLE_WORDS = 8;

/** @throws Problem when the folder holds no collection */
export function readCollection(folder: string): Collection {
  const place = (name: string) => join(folder, name);
  for (const name of ["queries.jsonl", "qrels.tsv", "meta.json"]) {
    if (!existsSync(place(name))) throw new Problem(`${folder} holds no collection: ${name} is not there.`);
  }
  const corpora = readdirSync(folder).filter((name) => /^corpus-.*\.jsonl$/.test(name));
  if (corpora.length === 0) throw new Problem(`${folder} holds no collection: corpus-00.jsonl is not there.`);
  const meta: { exclude_self?: boolean } = JSON.parse(readFileSync(place("meta.json"), "utf8"));
  const mistyped = place("queries_typo_seed13.json");
  return {
    name: basename(resolve(folder)),
    documents: corpora.sort().flatMap((name) => linesOf<Line>(place(name)).map(documentOf)),
    questions: new Map(linesOf<Line>(place("queries.jsonl")).map((line) => [String(line._id), line.text])),
    mistyped: existsSync(mistyped) ? new Map(Object.entries(JSON.parse(readFileSync(mistyped, "utf8")))) : null,
    answers: answersOf(readFileSync(place("qrels.tsv"), "utf8")),
    excludesSelf: meta.exclude_self === true,
  };
}

interface Line {
  _id: string;
  title?: string;
  text: string;
}

/** What has no title gets the first words of its text for one. */
function documentOf({ _id, title, text }: Line): CollectionDocument {
  const own = title?.trim() || text.trim().split(/\s+/).slice(0, TITLE_WORDS).join(" ");
  return { id: String(_id), title: own, text };
}

function linesOf<T>(path: string): T[] {
  const lines = readFileSync(path, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line) as T);
}

function answersOf(table: string): Map<string, Map<string, number>> {
  const answers = new Map<string, Map<string, number>>();
  for (const line of table.split("\n").slice(1).filter(Boolean)) {
    const [question = "", document = "", grade = "0"] = line.split("\t");
    const graded = answers.get(question) ?? new Map<string, number>();
    graded.set(document, Number(grade));
    answers.set(question, graded);
  }
  return answers;
}
