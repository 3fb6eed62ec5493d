import { CliError } from '../errors/cli-error.js';

/** How somebody signs in. */
export type SignInKind = 'browser' | 'device' | 'password' | 'wallet' | 'token';

export interface SignInKindOptions {
  readonly browser?: boolean | undefined;
  readonly device?: boolean | undefined;
  readonly email?: string | undefined;
  readonly wallet?: string | undefined;
  readonly 'wallet-key'?: string | undefined;
  readonly 'token-stdin'?: boolean | undefined;
}

/**
 * What the options ask for; without any, a browser where there is a screen for it, else a code for a browser somewhere
 * else.
 *
 * @throws CliError `USAGE_ERROR` for two of them, `UNAUTHENTICATED` where nobody can be asked
 */
export function signInKind(
  options: SignInKindOptions,
  {
    canAsk,
    hasScreen,
    url,
  }: {
    readonly canAsk: boolean;
    readonly hasScreen: boolean;
    /** Of the proxy. */
    readonly url: string;
  },
): SignInKind {
  const named = new Set<SignInKind>();
  if (options.browser === true) named.add('browser');
  if (options.device === true) named.add('device');
  if (options.email !== undefined) named.add('password');
  if (options.wallet !== undefined || options['wallet-key'] !== undefined) named.add('wallet');
  if (options['token-stdin'] === true) named.add('token');
  const [kind, ...others] = named;
  if (others.length > 0) {
    throw new CliError(
      'USAGE_ERROR',
      'One way at a time: --browser, --device, --email, --wallet or --token-stdin.',
    );
  }
  if (kind !== undefined && (kind !== 'browser' || canAsk)) return kind;
  if (canAsk) return kind ?? (hasScreen ? 'browser' : 'device');
  throw new CliError(
    'UNAUTHENTICATED',
    'Nobody can be asked to sign in here: there is no terminal.',
    {
      hint: `In a script, hand over an API key (nanda auth keys create) on standard input: nanda auth login --url ${url} --token-stdin`,
    },
  );
}
