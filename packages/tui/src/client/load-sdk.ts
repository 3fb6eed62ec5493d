import type * as Sdk from '@nanda/sdk';

/** Loads the SDK with the first request: the first frame needs none of it. */
export function loadSdk(): Promise<typeof Sdk> {
  return import('@nanda/sdk');
}
