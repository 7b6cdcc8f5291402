/** Numbers by the numbers of words or terms, for one question: an array is a tenth of the cost of a map. */
export class Scratch {
  #values = new Int32Array(0);
  readonly #used: number[] = [];

  /** Forgets what was kept, and makes room for keys below `size`. */
  clear(size: number): void {
    for (const key of this.#used) this.#values[key] = 0;
    this.#used.length = 0;
    if (size > this.#values.length) this.#values = new Int32Array(size + (size >> 2));
  }

  /** 0 where nothing was kept. */
  get(key: number): number {
    return this.#values[key] as number;
  }

  set(key: number, value: number): void {
    if (this.#values[key] === 0) this.#used.push(key);
    this.#values[key] = value;
  }

  /** Keys for which something was kept. */
  get keys(): readonly number[] {
    return this.#used;
  }
}
