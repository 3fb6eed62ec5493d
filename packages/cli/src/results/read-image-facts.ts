/** What an image is, by its own bytes, whatever it was said to be. */
export interface ImageFacts {
  readonly type: 'png' | 'jpeg' | 'gif';
  /** Pixels; known of PNG and GIF. */
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
  if (bytes.length >= 3 && bytes.readUIntBE(0, 3) === 0xffd8ff) return { type: 'jpeg' };
  return undefined;
}
