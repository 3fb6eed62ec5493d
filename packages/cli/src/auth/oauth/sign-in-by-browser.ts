import { randomBytes } from 'node:crypto';
import { sanitizeLine } from '@nanda/terminal';
import { CliError } from '../../errors/cli-error.js';
import { createPkce } from './create-pkce.js';
import { listenForCallback } from './listen-for-callback.js';
import { OAuthFailure } from './oauth-failure.js';
import { postForm } from './post-form.js';
import { readTokenAnswer, type GivenTokens } from './read-token-answer.js';
import type { SignInPlace } from './sign-in-place.js';

export interface SignInByBrowserOptions {
  readonly scope: readonly string[] | undefined;
  readonly signal: AbortSignal;
  /** Shows the page to the user. */
  readonly show: (url: string) => Promise<void>;
}

/** Signs in on a page: the browser comes back to an address of this machine (RFC 8252). @throws CliError */
export async function signInByBrowser(
  place: SignInPlace,
  { scope, signal, show }: SignInByBrowserOptions,
): Promise<GivenTokens> {
  const { authorizationEndpoint, tokenEndpoint, clientId, resource, hasPkce } = place;
  if (authorizationEndpoint === undefined || !hasPkce) {
    throw new CliError(
      'UNEXPECTED_ANSWER',
      `${place.issuer} has no page where a program such as this one can sign in safely.`,
      { hint: 'Where it lets programs without a browser in: nanda auth login --device' },
    );
  }
  const state = randomBytes(32).toString('base64url');
  const { verifier, challenge } = createPkce();
  await using listener = await listenForCallback({ state });
  const { redirectUri } = listener;
  const page = new URL(authorizationEndpoint);
  for (const [name, value] of Object.entries({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    state,
    scope: scope?.join(' '),
    resource,
  })) {
    if (value !== undefined) page.searchParams.set(name, value);
  }
  await show(page.href);
  const answer = await orAborted(listener.answer, signal);
  const code = readCode(answer, place);
  const sent = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    client_id: clientId,
    code_verifier: verifier,
    resource,
  };
  return readTokenAnswer(await postForm(tokenEndpoint, sent, { signal }));
}

function readCode(answer: URLSearchParams, { issuer, namesItself }: SignInPlace): string {
  const named = answer.get('iss');
  // Whoever answers for somebody else would get that one's code (RFC 9207).
  if ((named !== null || namesItself) && named !== issuer) {
    throw new CliError('UNEXPECTED_ANSWER', 'The answer comes from another authorization server.');
  }
  const error = answer.get('error');
  if (error !== null) {
    const said = answer.get('error_description') ?? error;
    throw new OAuthFailure(error.slice(0, 100), sanitizeLine(said.slice(0, 300)));
  }
  const code = answer.get('code');
  if (code !== null && code !== '') return code;
  throw new CliError('UNEXPECTED_ANSWER', 'The browser came back without a code.');
}

function orAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason as Error);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  return Promise.race([work, aborted]).finally(() => signal.removeEventListener('abort', abort));
}
