import type english from "#messages/en.json";

/** A key under `errors` in the messages: a refusal without a sentence does not compile. */
export type RefusalCode = keyof (typeof english)["errors"];

export type RefusalDetail = Readonly<Record<string, string | number>>;

/**
 * The forum says no. `code` names the sentence in `messages/*.json` under `errors`,
 * `field` the form field it stands beside, `detail` fills the sentence's gaps.
 * Thrown inside `forum.write` it rolls the transaction back. Anything else that is thrown is a bug.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  readonly field: string | undefined;
  readonly detail: RefusalDetail;

  constructor(code: RefusalCode, options: { field?: string; detail?: RefusalDetail } = {}) {
    super(code);
    this.code = code;
    this.field = options.field;
    this.detail = options.detail ?? {};
  }
}

/** `true`, or the code of the refusal. What every `may…` function answers. */
export type Verdict = true | RefusalCode;

/** Throws the refusal that a policy named. */
export function demand(verdict: Verdict, options?: { field?: string; detail?: RefusalDetail }): void {
  if (verdict !== true) throw new Refusal(verdict, options);
}

/** Next's and Node's copies of this class differ, so the name decides, not `instanceof`. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && error.name === "Refusal" && "code" in error;
}
