export const CUT = 10;

export interface Measures {
  ndcg10: number;
  mrr10: number;
  recall10: number;
}

/** How well one ranking answers: nDCG with linear gain, the place of the first answer, and the share of all found. */
export function measuresOf(ranking: readonly string[], grades: ReadonlyMap<string, number>): Measures {
  const best = ranking.slice(0, CUT);
  const gain = (ranked: readonly number[]) => ranked.reduce((sum, grade, at) => sum + grade / Math.log2(at + 2), 0);
  const reached = gain(best.map((id) => grades.get(id) ?? 0));
  const ideal = gain([...grades.values()].sort((a, b) => b - a).slice(0, CUT));
  const isAnswer = (id: string) => (grades.get(id) ?? 0) > 0;
  const first = best.findIndex(isAnswer);
  const answers = [...grades.keys()].filter(isAnswer).length;
  return {
    ndcg10: ideal > 0 ? reached / ideal : 0,
    mrr10: first < 0 ? 0 : 1 / (first + 1),
    recall10: answers > 0 ? best.filter(isAnswer).length / answers : 0,
  };
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value that this share of all values stays below. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
