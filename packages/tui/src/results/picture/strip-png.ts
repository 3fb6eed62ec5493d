import { PictureError } from './picture-error.js';

export interface StrippedPng {
  /** What is needed to draw it, and nothing else: the rest would be unpacked too. */
  readonly bytes: Buffer;
  /** The packed pixels. */
  readonly data: readonly Buffer[];
  /** Bytes that the pixels unpack to at most. */
  readonly most: number;
}

const signatureLength = 8;
const headerLength = 13;
const channelsByType: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/**
 * Takes out of a PNG what is not needed to draw it.
 *
 * @throws PictureError where it is damaged, or in a form that is not drawn
 */
export function stripPng(bytes: Buffer): StrippedPng {
  const kept: Buffer[] = [bytes.subarray(0, signatureLength)];
  const data: Buffer[] = [];
  const once = new Set<string>();
  let header: Buffer | undefined;
  let offset = signatureLength;
  while (offset + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(offset);
    const end = offset + 12 + length;
    if (end > bytes.length) break;
    const type = bytes.toString('latin1', offset + 4, offset + 8);
    const content = bytes.subarray(offset + 8, offset + 8 + length);
    const isFirst = !once.has(type);
    once.add(type);
    if (type === 'IHDR' && isFirst && length === headerLength) header = content;
    if (type === 'IDAT') data.push(content);
    const isNeeded = ['IHDR', 'PLTE', 'tRNS', 'IEND'].includes(type) && isFirst;
    if (isNeeded || type === 'IDAT') kept.push(bytes.subarray(offset, end));
    if (type === 'IEND') return { bytes: Buffer.concat(kept), data, most: sizeOf(header) };
    offset = end;
  }
  throw new PictureError('The image is damaged.');
}

function sizeOf(header: Buffer | undefined): number {
  if (header === undefined) throw new PictureError('The image is damaged.');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth = 0, type = 0] = header.subarray(8);
  const isInterlaced = header[12] !== 0;
  if (isInterlaced && depth < 8) throw new PictureError('A PNG of this form is not drawn here.');
  const bits = depth * (channelsByType[type] ?? 0);
  // With the filter of each row; an interlaced one has nearly twice as many rows, some of which begin a byte of their own.
  return Math.ceil((width * bits) / 8) * height + 4 * height + 64;
}
