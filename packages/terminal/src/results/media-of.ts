import type { ResultBlock } from './result-block.js';

/** Something in a result that is no text. */
export interface Media {
  /** `image`, `audio`, `resource`. */
  readonly kind: string;
  /** As the service says it. Untrusted. */
  readonly mimeType: string;
  /** Base64. */
  readonly data: string;
}

/** The media that a block is, where it is any. */
export function mediaOf(block: ResultBlock): Media | undefined {
  const { type: kind } = block;
  if (kind === 'image' || kind === 'audio') {
    return { kind, mimeType: typeOf(block['mimeType']), data: textOf(block['data']) };
  }
  const resource = block['resource'];
  if (kind !== 'resource' || typeof resource !== 'object' || resource === null) return undefined;
  const { blob, mimeType } = resource as { readonly blob?: unknown; readonly mimeType?: unknown };
  if (typeof blob !== 'string') return undefined;
  return { kind, mimeType: typeOf(mimeType), data: blob };
}

function typeOf(mimeType: unknown): string {
  return textOf(mimeType) || 'application/octet-stream';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
