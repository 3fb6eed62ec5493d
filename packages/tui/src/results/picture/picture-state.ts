import type { Picture } from './picture.js';

/** How far the decoding of an image is. */
export type PictureState =
  | { readonly status: 'decoding' }
  | { readonly status: 'ready'; readonly picture: Picture }
  /** A sentence for people. */
  | { readonly status: 'failed'; readonly problem: string };
