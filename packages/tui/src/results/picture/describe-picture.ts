import { formatBytes, type Media, readImageFacts, sanitizeLine } from '@nanda/terminal';

/** Base64 that has the size of an image in it, nearly always: a JPEG may have its preview before it. */
const headLength = 400_000;

/** An image in words: `image/png 4.0 kB 640×480`. Safe to show. */
export function describePicture({ mimeType, data }: Pick<Media, 'mimeType' | 'data'>): string {
  const facts = readImageFacts(Buffer.from(data.slice(0, headLength), 'base64'));
  const size = formatBytes(Buffer.byteLength(data, 'base64'));
  const pixels = facts?.width === undefined ? '' : ` ${facts.width}×${facts.height}`;
  return `${sanitizeLine(mimeType).slice(0, 60)} ${size}${pixels}`;
}
