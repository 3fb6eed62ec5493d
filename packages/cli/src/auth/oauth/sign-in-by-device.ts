import { sanitizeLine } from '@nanda/terminal';
import { pause } from '../../background/pause.js';
import { CliError } from '../../errors/cli-error.js';
import { checkEndpoint } from './check-endpoint.js';
import { OAuthFailure } from './oauth-failure.js';
import { postForm } from './post-form.js';
import { readTokenAnswer, type GivenTokens } from './read-token-answer.js';
import type { SignInPlace } from './sign-in-place.js';

/** What the user has to know to let this program in. */
export interface DevicePrompt {
  readonly userCode: string;
  readonly page: string;
  /** The same with the code in it, where there is one. */
  readonly wholePage: string | undefined;
  /** Milliseconds that both are good for. */
  readonly limit: number;
}

export interface SignInByDeviceOptions {
  /** That the user has named. */
  readonly url: string;
  readonly scope: readonly string[] | undefined;
  readonly signal: AbortSignal;
  readonly show: (prompt: DevicePrompt) => void;
}

/** Milliseconds. */
const longest = 30 * 60_000;

/** Signs in on a page that is opened somewhere else, with a code that is shown here (RFC 8628). @throws CliError */
export async function signInByDevice(
  place: SignInPlace,
  { url, scope, signal, show }: SignInByDeviceOptions,
): Promise<GivenTokens> {
  const { deviceEndpoint, tokenEndpoint, clientId, resource, issuer } = place;
  if (deviceEndpoint === undefined) {
    throw new CliError('UNEXPECTED_ANSWER', `${issuer} lets no programs without a browser in.`, {
      hint: `Sign in on a machine that has one, or hand over a token: nanda auth login --url ${url} --token-stdin`,
    });
  }
  const asked = { client_id: clientId, scope: scope?.join(' '), resource };
  const begun = await postForm(deviceEndpoint, asked, { signal });
  const { deviceCode, interval: first, ...prompt } = readBegun(begun, { url });
  show(prompt);

  const deadline = performance.now() + prompt.limit;
  let interval = first;
  for (;;) {
    await pause(interval, { signal });
    signal.throwIfAborted();
    if (performance.now() > deadline) {
      throw new CliError('UNAUTHENTICATED', 'Nobody has let this program in in time.');
    }
    const sent = {
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      device_code: deviceCode,
      client_id: clientId,
    };
    try {
      return readTokenAnswer(await postForm(tokenEndpoint, sent, { signal }));
    } catch (error) {
      if (!mayAskAgain(error)) throw error;
      if (error.code === 'PROXY_UNREACHABLE') interval = Math.min(interval * 2, 30_000);
      const isHasty = error instanceof OAuthFailure && error.error === 'slow_down';
      if (isHasty || error.code === 'RATE_LIMITED') interval += 5000;
    }
  }
}

function mayAskAgain(error: unknown): error is CliError {
  if (error instanceof OAuthFailure) {
    return error.error === 'authorization_pending' || error.error === 'slow_down';
  }
  return (
    error instanceof CliError &&
    (error.code === 'PROXY_UNREACHABLE' || error.code === 'RATE_LIMITED')
  );
}

function readBegun(
  body: Readonly<Record<string, unknown>>,
  { url }: { readonly url: string },
): DevicePrompt & { readonly deviceCode: string; readonly interval: number } {
  const { device_code, user_code, expires_in, interval } = body;
  if (typeof device_code !== 'string' || typeof user_code !== 'string') {
    throw new CliError('UNEXPECTED_ANSWER', 'The authorization server has given no code.');
  }
  const trusted = new URL(url).origin;
  const whole = body['verification_uri_complete'];
  const page = (value: unknown) => checkEndpoint(value, { name: 'page', trusted });
  const seconds = (value: unknown, usual: number) =>
    typeof value === 'number' && value > 0 ? value : usual;
  return {
    deviceCode: device_code,
    userCode: sanitizeLine(user_code.slice(0, 64)),
    page: page(body['verification_uri']),
    wholePage: whole === undefined ? undefined : page(whole),
    limit: Math.min(seconds(expires_in, 600) * 1000, longest),
    interval: Math.min(seconds(interval, 5) * 1000, 60_000),
  };
}
