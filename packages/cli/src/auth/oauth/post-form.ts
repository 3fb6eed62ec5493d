import { sanitizeLine } from '@nanda/terminal';
import { CliError } from '../../errors/cli-error.js';
import { fetchJson, type FetchJsonOptions, type JsonAnswer } from './fetch-json.js';
import { OAuthFailure } from './oauth-failure.js';

/**
 * Sends a form to an authorization server, and gives the members of its answer.
 *
 * @throws OAuthFailure for what it refuses; CliError `RATE_LIMITED`, `UNEXPECTED_ANSWER`, `PROXY_UNREACHABLE`
 */
export async function postForm(
  url: string,
  values: Readonly<Record<string, string | undefined>>,
  options: Pick<FetchJsonOptions, 'timeout' | 'signal'> = {},
): Promise<NonNullable<JsonAnswer['body']>> {
  const given = Object.entries(values).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  const form = new URLSearchParams(given);
  const {
    status,
    body = {},
    retryAfter,
  } = await fetchJson(url, { ...options, method: 'POST', form });
  if (status >= 200 && status < 300) return body;
  if (status === 429) {
    const wait = retryAfter === undefined ? '' : ` Wait ${retryAfter} seconds.`;
    throw new CliError('RATE_LIMITED', `Too many tries.${wait}`, { retryable: true });
  }
  const { error, error_description: description } = body;
  if (typeof error === 'string' && /^[\w.-]{1,100}$/.test(error)) {
    const said = typeof description === 'string' ? description.slice(0, 300) : error;
    throw new OAuthFailure(error, sanitizeLine(said));
  }
  const { origin } = new URL(url);
  throw new CliError(
    'UNEXPECTED_ANSWER',
    `${origin} answered with status ${status}, and not as an authorization server does.`,
    { details: { url: origin, status } },
  );
}
