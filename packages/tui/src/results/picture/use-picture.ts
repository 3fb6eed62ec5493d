import type { Media } from '@nanda/terminal';
import { useEffect, useState } from 'react';
import { decodePicture } from './decode-picture.js';
import { PictureError } from './picture-error.js';
import type { PictureState } from './picture-state.js';

const decoding: PictureState = { status: 'decoding' };

/** Decodes an image while it is looked at. Undefined where there is none, such as where there are no colours to draw it in. */
export function usePicture(media: Media | undefined): PictureState | undefined {
  const [decoded, setDecoded] = useState<{ of: Media; state: PictureState }>();
  useEffect(() => {
    if (media === undefined) return undefined;
    const leaving = new AbortController();
    const { signal } = leaving;
    const keep = (state: PictureState) => {
      if (!signal.aborted) setDecoded({ of: media, state });
    };
    decodePicture(media, { signal }).then(
      (picture) => keep({ status: 'ready', picture }),
      (error: unknown) =>
        keep({
          status: 'failed',
          problem: error instanceof PictureError ? error.message : 'The image cannot be decoded.',
        }),
    );
    return () => leaving.abort();
  }, [media]);
  if (media === undefined) return undefined;
  return decoded?.of === media ? decoded.state : decoding;
}
