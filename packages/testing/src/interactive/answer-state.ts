import { createRequestStateCodec } from '@modelcontextprotocol/server';

/** What a call has been told so far; the client carries it from round to round. */
export type AnswerState = { answers: Record<string, unknown> };

/** Seals and opens {@link AnswerState}. The key is no secret: servers of one request each must agree on it. */
export const answerState = createRequestStateCodec<AnswerState>({
  key: 'the-interactive-service-of-nanda-testing',
});
