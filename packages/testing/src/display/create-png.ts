import { crc32, deflateSync } from 'node:zlib';

/** A PNG of a colour for each place, each part of it from 0 to 255. */
export function createPng({
  width,
  height,
  colorAt,
}: {
  width: number;
  height: number;
  colorAt: (x: number, y: number) => readonly [red: number, green: number, blue: number];
}): Buffer {
  const rows = Array.from({ length: height }, (_, y) => [
    // No filter.
    0,
    ...Array.from({ length: width }, (_unused, x) => colorAt(x, y)).flat(),
  ]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits for each of red, green and blue.
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
