/** How the cache does since the start. */
export interface CacheFacts {
  pages: number;
  bytes: number;
  hits: number;
  misses: number;
  /** ms; null: nothing is kept. */
  oldest: number | null;
}
