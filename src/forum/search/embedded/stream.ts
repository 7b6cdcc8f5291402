import type { WordStream } from "../ranking/words.ts";

/** A post is stored as numbers in 7 bits a byte: how many words the title has, then all words. */
export function packWords(titleCount: number, words: ArrayLike<number>): Buffer {
  const bytes = Buffer.allocUnsafe((words.length + 1) * 5);
  let at = put(bytes, 0, titleCount);
  for (let n = 0; n < words.length; n++) at = put(bytes, at, words[n] as number);
  return Buffer.from(bytes.subarray(0, at));
}

function put(bytes: Buffer, start: number, value: number): number {
  let at = start;
  let rest = value;
  while (rest > 127) {
    bytes[at++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  bytes[at++] = rest;
  return at;
}

let unpacked = new Int32Array(4096);

export function unpackWords(bytes: Uint8Array): WordStream {
  if (bytes.length > unpacked.length) unpacked = new Int32Array(bytes.length);
  const words = unpacked;
  let count = 0;
  let value = 0;
  let shift = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    value |= (byte & 127) << shift;
    if (byte > 127) shift += 7;
    else {
      words[count++] = value;
      value = 0;
      shift = 0;
    }
  }
  return { titleCount: count > 0 ? (words[0] as number) : 0, words: words.slice(1, count) };
}
