/** Picture files for tests, honest ones and others. */
import { crc32, deflateSync } from "node:zlib";
import { sharp } from "#platform/pictures.ts";

/** A picture of one colour. */
export function aPicture(width = 320, height = 80, background = "#0b6e5f") {
  return sharp({ create: { width, height, channels: 4, background } });
}

/** A PNG that says it has so many pixels and holds next to nothing. */
export function bombOf(width: number, height: number): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 2, 0, 0, 0], 8);
  const magic = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([
    magic,
    chunk("IHDR", size),
    chunk("IDAT", deflateSync(Buffer.alloc(1024))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
