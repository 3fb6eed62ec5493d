import type { ErrorBody } from '@nanda/protocol';
import { CliError } from '../errors/cli-error.js';
import { hintFor } from '../errors/hint-for.js';
import { inOptionWords } from '../errors/in-option-words.js';

/** The error that an answer of a proxy stands for. */
export function readFailure(
  text: string,
  { status, url }: { readonly status: number; readonly url: string },
): CliError {
  let body: { error?: Partial<ErrorBody> } | undefined;
  try {
    body = JSON.parse(text) as typeof body;
  } catch {
    body = undefined;
  }
  const error = body?.error;
  if (typeof error?.code !== 'string' || typeof error.message !== 'string') {
    return new CliError(
      'UNEXPECTED_ANSWER',
      `${url} answered with status ${status}, but not in the way of a NANDA proxy.`,
      { details: { status, url }, hint: 'Check NANDA_BASE_URL or --url.' },
    );
  }
  // The proxy tells programs which header field they leave out.
  const isUnsigned = error.details?.['reason'] === 'missing_token';
  const message = isUnsigned ? `${url} wants to know who asks.` : inOptionWords(error.message);
  return new CliError(error.code, message, {
    details: {
      ...error.details,
      ...(error.requestId !== undefined && { requestId: error.requestId }),
    },
    hint: hintFor(error.code, { url }),
    retryable: error.retryable === true,
  });
}
