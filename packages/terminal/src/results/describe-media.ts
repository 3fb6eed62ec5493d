import { formatBytes } from '../text/format-bytes.js';
import { oneLine } from '../text/one-line.js';
import type { Media } from './media-of.js';

/** Media as one line: `[image image/png 4.0 kB saved to PATH]`. */
export function describeMedia({ kind, mimeType, data }: Media, place?: string): string {
  const size = formatBytes(Buffer.byteLength(data, 'base64'));
  const saved = place === undefined ? '' : ` saved to ${place}`;
  return `[${kind} ${oneLine(mimeType)} ${size}${saved}]`;
}
