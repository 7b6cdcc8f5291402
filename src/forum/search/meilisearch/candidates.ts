import { inverseFrequency } from "../ranking/score.ts";
import type { Answer } from "./requests.ts";

/** Posts that some ask found; each counts as the words say much that found it, and as Meilisearch scored it for them. */
export class Candidates {
  readonly #documents: number;
  readonly #scores = new Map<number, number>();
  readonly #sure = new Set<number>();

  constructor(documents: number) {
    this.#documents = documents;
  }

  add(answers: readonly Answer[]): void {
    for (const { ask, docs, hits } of answers) {
      const worth = ask.weight * inverseFrequency(this.#documents, docs);
      for (const { id, score } of hits) {
        this.#scores.set(id, (this.#scores.get(id) ?? 0) + worth * score);
        if (ask.kind === "exact") this.#sure.add(id);
      }
    }
  }

  /** Adds what was left out before, below all others. */
  fill(answers: readonly Answer[]): void {
    for (const { hits } of answers) {
      for (const { id } of hits) {
        if (this.#scores.has(id)) continue;
        this.#scores.set(id, 0);
        this.#sure.add(id);
      }
    }
  }

  get size(): number {
    return this.#scores.size;
  }

  bestFirst(): number[] {
    return [...this.#scores].sort((a, b) => b[1] - a[1] || b[0] - a[0]).map(([id]) => id);
  }

  /** Whether a post holds a word that was asked for, and not only something like it. */
  isSure(id: number): boolean {
    return this.#sure.has(id);
  }
}
