import type { ServerResponse } from 'node:http';

import { answerWithJson } from '../answer-with-json.js';

export type Problem = {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly { message: string; location: string; value: unknown }[];
};

/** An error as the official registry sends it (RFC 9457), or in the short form of its specification. */
export function answerWithProblem(
  response: ServerResponse,
  problem: Problem,
  { isShort = false }: { readonly isShort?: boolean | undefined } = {},
): void {
  const { status, detail } = problem;
  if (isShort) answerWithJson(response, { status, body: { error: detail } });
  else {
    const headers = { 'content-type': 'application/problem+json' };
    answerWithJson(response, { status, body: problem, headers });
  }
}
