/** Numbers by the numbers of words or terms, for one question: an array is a tenth of the cost of a map. */
export class Scratch {
  #values = new Int32Array(0);
  /** Keys for which something was kept. A list that is emptied gives its room back, and grows anew for each question. */
  #used = new Int32Array(64);
  #count = 0;

  /** Forgets what was kept, and makes room for keys below `size`. */
  clear(size: number): void {
    for (let at = 0; at < this.#count; at++) this.#values[this.#used[at] as number] = 0;
    this.#count = 0;
    if (size > this.#values.length) this.#values = new Int32Array(size + (size >> 2));
  }

  /** 0 where nothing was kept. */
  get(key: number): number {
    return this.#values[key] as number;
  }

  set(key: number, value: number): void {
    if (this.#values[key] === 0) this.#use(key);
    this.#values[key] = value;
  }

  /** Keys for which something was kept, in the order in which they came, until more are kept. */
  get keys(): Int32Array {
    return this.#used.subarray(0, this.#count);
  }

  #use(key: number): void {
    if (this.#count === this.#used.length) {
      const more = new Int32Array(2 * this.#count);
      more.set(this.#used);
      this.#used = more;
    }
    this.#used[this.#count++] = key;
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
