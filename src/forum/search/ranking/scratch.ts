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

/**
 * The same where few keys are kept and many asked for. A bit for each tells that nothing was kept: thirty times as many
 * fit into the nearest cache as numbers do, and fetching those was most of the cost.
 */
export class SparseScratch {
  readonly #values = new Scratch();
  #bits = new Int32Array(0);

  /** Forgets what was kept, and makes room for keys below `size`. */
  clear(size: number): void {
    for (const key of this.#values.keys) this.#bits[key >> 5] = 0;
    this.#values.clear(size);
    if (size > this.#bits.length << 5) this.#bits = new Int32Array((size + (size >> 2) + 31) >> 5);
  }

  /** 0 where nothing was kept. */
  get(key: number): number {
    return ((this.#bits[key >> 5] as number) >>> (key & 31)) & 1 ? this.#values.get(key) : 0;
  }

  set(key: number, value: number): void {
    this.#bits[key >> 5] = (this.#bits[key >> 5] as number) | (1 << (key & 31));
    this.#values.set(key, value);
  }
}
