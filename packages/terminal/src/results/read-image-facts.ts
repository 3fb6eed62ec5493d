/** What an image is, by its own bytes, whatever it was said to be. */
export interface ImageFacts {
  readonly type: 'png' | 'jpeg' | 'gif';
  /** Pixels; unknown where the bytes end before they say it. */
  readonly width?: number;
  readonly height?: number;
}

/** Tells an image by its first bytes; undefined for what is none that terminals show. */
export function readImageFacts(bytes: Buffer): ImageFacts | undefined {
  if (bytes.length >= 24 && bytes.toString('latin1', 0, 8) === '\u0089PNG\r\n\u001a\n') {
    return { type: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  if (bytes.length >= 10 && /^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6))) {
    return { type: 'gif', width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  }
  if (bytes.length >= 3 && bytes.readUIntBE(0, 3) === 0xffd8ff) {
    return { type: 'jpeg', ...readFrameSize(bytes) };
  }
  return undefined;
}

/** Goes from segment to segment of a JPEG to the one that begins a frame: its size stands there. */
function readFrameSize(bytes: Buffer): { readonly width?: number; readonly height?: number } {
  let offset = 2;
  while (offset + 9 <= bytes.length && bytes[offset] === 0xff) {
    const marker = bytes[offset + 1] ?? 0;
    // Fill bytes may stand before a marker.
    if (marker === 0xff) {
      offset += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      return { width: bytes.readUInt16BE(offset + 7), height: bytes.readUInt16BE(offset + 5) };
    }
    const length = bytes.readUInt16BE(offset + 2);
    if (length < 2) break;
    offset += 2 + length;
  }
  return {};
}
