import { STATUS_CODES } from 'node:http';
import { CliError } from '../errors/cli-error.js';
import { hintFor } from '../errors/hint-for.js';

const codes: Readonly<Record<number, string>> = {
  400: 'VALIDATION_ERROR',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  429: 'RATE_LIMITED',
  503: 'OVERLOADED',
  504: 'TOOL_TIMEOUT',
};

/** The error that an answer with a status of failure stands for: what its body says, or else its status. */
export function errorOfAnswer(body: unknown, { status }: { readonly status: number }): CliError {
  const { code, message } = ((body as { error?: unknown } | null)?.error ?? {}) as {
    code?: unknown;
    message?: unknown;
  };
  const known = typeof code === 'string' ? code : (codes[status] ?? 'UNEXPECTED_ANSWER');
  const text =
    typeof message === 'string'
      ? message
      : `The proxy answered ${status} ${STATUS_CODES[status] ?? ''}`.trim();
  const hint = known === 'NOT_FOUND' ? 'See the routes: nanda api --list' : hintFor(known);
  return new CliError(known, text, { details: { status }, hint });
}
