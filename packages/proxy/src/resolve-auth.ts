import { permissions } from '@nanda/protocol/facts';
import type { AuthOptions } from './auth-options.js';
import type { Role } from './core/access/role.js';
import type { AuthSettings } from './core/accounts/auth-settings.js';
import type { IssuerSettings } from './issuers/issuer-settings.js';
import type { OAuthClient } from './core/sign-in/oauth-client.js';
import { resolveIssuer } from './resolve-issuer.js';
import { resolveSignInClients } from './resolve-sign-in-clients.js';
import type { RoleOptions } from './role-options.js';

/** Who may come in, with every default filled in. */
export interface ResolvedAuth {
  readonly mode: AuthOptions['mode'];
  readonly accounts: AuthSettings;
  readonly roles: ReadonlyMap<string, Role>;
  readonly oauth: IssuerSettings | undefined;
  /** Programs that may ask people to sign in for them, beside the command line. */
  readonly clients: readonly OAuthClient[];
}

export interface ResolveAuthOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly publicUrl: string | undefined;
}

const day = 24 * 60 * 60 * 1000;

/** Milliseconds; a year is as good as for ever. */
const longestRefresh = 365 * day;

/**
 * @returns undefined where there are no accounts
 * @throws TypeError for what cannot be, from an option or the environment
 */
export function resolveAuth(
  given: AuthOptions | false | undefined,
  { environment, publicUrl }: ResolveAuthOptions,
): ResolvedAuth | undefined {
  if (given === false) return undefined;
  const mode = given?.mode ?? (environment['AUTH_MODE'] || undefined);
  if (mode === undefined || (given === undefined && mode === 'off')) return undefined;
  if (mode !== 'optional' && mode !== 'required') {
    throw new TypeError(`auth.mode must be "optional" or "required", not "${mode}".`);
  }
  const options: Partial<AuthOptions> = given ?? {};
  const oauth = resolveIssuer(options.oauth, { environment, publicUrl });
  const issuer = options.issuer ?? (environment['AUTH_ISSUER'] || undefined);
  const own = issuer ?? publicUrl ?? 'urn:nanda:proxy';
  if (own === oauth?.issuer) {
    throw new TypeError(
      'auth.issuer and auth.oauth.issuer must differ: whose a token is would not be known.',
    );
  }
  return {
    mode,
    roles: resolveRoles(options.roles ?? {}),
    oauth,
    clients: resolveSignInClients(options.clients ?? []),
    accounts: {
      registration: registrationOf(
        options.registration ?? (environment['AUTH_REGISTRATION'] || undefined),
        { fallback: oauth === undefined ? 'open' : 'closed' },
      ),
      issuer: own,
      audience: listOf(options.audience) ?? [own],
      accessTokenTtl: milliseconds(options.accessTokenTtl ?? environment['ACCESS_TOKEN_TTL'], {
        name: 'auth.accessTokenTtl',
        fallback: 15 * 60 * 1000,
        greatest: day,
      }),
      refreshTokenTtl: milliseconds(options.refreshTokenTtl ?? environment['REFRESH_TOKEN_TTL'], {
        name: 'auth.refreshTokenTtl',
        fallback: 7 * day,
        greatest: longestRefresh,
      }),
    },
  };
}

function registrationOf(
  value: string | undefined,
  { fallback }: { readonly fallback: AuthSettings['registration'] },
): AuthSettings['registration'] {
  if (value === undefined) return fallback;
  if (value === 'open' || value === 'closed') return value;
  throw new TypeError(`auth.registration must be "open" or "closed", not "${value}".`);
}

function listOf(
  value: string | readonly string[] | undefined,
): readonly [string, ...string[]] | undefined {
  const [first, ...rest] = typeof value === 'string' ? [value] : (value ?? []);
  return first === undefined ? undefined : [first, ...rest];
}

function milliseconds(
  value: number | string | undefined,
  {
    name,
    fallback,
    greatest,
  }: { readonly name: string; readonly fallback: number; readonly greatest: number },
): number {
  if (value === undefined || value === '') return fallback;
  const number = Number(value);
  if (Number.isSafeInteger(number) && number >= 1000 && number <= greatest) return number;
  throw new TypeError(`${name} must be milliseconds from 1000 to ${greatest}, not "${value}".`);
}

function resolveRoles(given: Readonly<Record<string, RoleOptions>>): ReadonlyMap<string, Role> {
  return new Map(
    Object.entries(given).map(([name, { permissions: wanted, tools }]): [string, Role] => {
      if (!/^[\w.:-]{1,64}$/.test(name)) {
        throw new TypeError(`A role is called by letters, digits and "_.:-", not "${name}".`);
      }
      for (const each of wanted) {
        if (each === '*' || permissions.includes(each)) continue;
        const list = permissions.join(', ');
        throw new TypeError(
          `auth.roles.${name}: there is no permission "${each}"; there are *, ${list}.`,
        );
      }
      const all = wanted.includes('*') ? permissions : wanted.filter((each) => each !== '*');
      return [name, { permissions: new Set(all), ...(tools !== undefined && { tools }) }];
    }),
  );
}
