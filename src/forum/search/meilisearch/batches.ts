/** Well below what Meilisearch takes at once, and little enough that it is never long at one piece. */
const MAX_BATCH_BYTES = 8 * 1024 * 1024;

/** Documents as lines of JSON, so many at once as stay below the size; one alone may be larger. */
export function* batchesOf(documents: Iterable<object>, maxBytes = MAX_BATCH_BYTES): Generator<string> {
  let lines = "";
  let bytes = 0;
  for (const document of documents) {
    const line = `${JSON.stringify(document)}\n`;
    const size = Buffer.byteLength(line);
    if (bytes > 0 && bytes + size > maxBytes) {
      yield lines;
      lines = "";
      bytes = 0;
    }
    lines += line;
    bytes += size;
  }
  if (bytes > 0) yield lines;
}
