import { createRequestStateCodec } from '@modelcontextprotocol/server';

/** Where a call stands: which of its questions was asked last, and what was answered before. */
export type AskedState = { asked: string; name?: string };

/** Seals and opens {@link AskedState}. The key is no secret: servers of one request each must agree on it. */
export const requestState = createRequestStateCodec<AskedState>({
  key: 'the-conformance-service-of-nanda-testing',
});
