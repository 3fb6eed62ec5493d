import type { ImageProtocol } from './image-protocol.js';
import { readImageFacts } from './read-image-facts.js';

export interface EncodeImageOptions {
  readonly protocol: ImageProtocol;
  /** Columns of the terminal. */
  readonly columns: number;
}

/** Pixels that a column is taken for, which terminals do not tell: it only decides what is made smaller. */
const columnPixels = 8;
/** Bytes of an image that is not put into a terminal any more. */
const largest = 8_000_000;
const chunk = 4096;

/**
 * The escape sequence that makes a terminal show an image, made anew of its decoded bytes, so that nothing else can be in it;
 * undefined where they are no image that this terminal shows.
 */
export function encodeImage(
  data: string,
  { protocol, columns }: EncodeImageOptions,
): string | undefined {
  const bytes = Buffer.from(data, 'base64');
  const facts = readImageFacts(bytes);
  if (facts === undefined || bytes.length > largest) return undefined;
  const isWide = (facts.width ?? 0) > columns * columnPixels;
  const text = bytes.toString('base64');
  if (protocol === 'iterm2') {
    const width = isWide ? `;width=${columns}` : '';
    return `\u001b]1337;File=inline=1;size=${bytes.length}${width};preserveAspectRatio=1:${text}\u0007`;
  }
  if (facts.type !== 'png') return undefined;
  const parts = text.match(new RegExp(`.{1,${chunk}}`, 'g')) ?? [];
  return parts
    .map((part, index) => {
      // q=2: no answer, which would land in the shell's input.
      const head = index === 0 ? `a=T,f=100,q=2,${isWide ? `c=${columns},` : ''}` : '';
      return `\u001b_G${head}m=${index < parts.length - 1 ? 1 : 0};${part}\u001b\\`;
    })
    .join('');
}
