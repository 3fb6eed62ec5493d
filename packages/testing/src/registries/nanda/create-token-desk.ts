/** How a token answer spells itself. */
export type FakeTokenStyle = 'access' | 'access_token' | 'accessToken' | 'token';

/** An answer of the token endpoints. */
export type TokenAnswer = { readonly status: number; readonly body: unknown };

/** What {@link createTokenDesk} makes. */
export type TokenDesk = {
  /** The spelling of both endpoints; `undefined` is that of the deployed one of each. */
  style: FakeTokenStyle | undefined;
  isLive(accessToken: string): boolean;
  /** From now on every access token that was given out is refused. */
  expire(): void;
  signIn(body: unknown): TokenAnswer;
  refresh(body: unknown): TokenAnswer;
};

/** The account that every fake has. */
const account = { email: 'ada@example.com', password: 'correct horse' };

/** `auth/token/` and `auth/refresh/`: as deployed they spell the same pair in two ways. */
export function createTokenDesk(style?: FakeTokenStyle): TokenDesk {
  const live = new Set<string>();
  const refreshable = new Set<string>();
  let issued = 0;

  const issue = (): { access: string; refresh: string } => {
    issued += 1;
    const pair = { access: `access-${issued}`, refresh: `refresh-${issued}` };
    live.add(pair.access);
    // Old ones stay valid: the blacklist is configured, and does nothing.
    refreshable.add(pair.refresh);
    return pair;
  };

  const desk: TokenDesk = {
    style,
    isLive: (token) => live.has(token),
    expire: () => live.clear(),

    signIn(body) {
      const { email, password } = objectOf(body);
      if (typeof email !== 'string' || typeof password !== 'string') {
        return invalid(typeof email === 'string' ? 'password' : 'email');
      }
      if (email !== account.email || password !== account.password) {
        const message = 'No active account found with the given credentials';
        return { status: 401, body: { code: 'error', message, details: {} } };
      }
      const user = { id: 1, email, first_name: 'Ada', last_name: 'L', organization: null };
      const pair = spell(issue(), desk.style ?? 'access');
      return { status: 200, body: { ...pair, user: { ...user, is_verified: true } } };
    },

    refresh(body) {
      const token = objectOf(body)['refresh_token'];
      if (typeof token !== 'string') return invalid('refresh_token');
      if (!refreshable.has(token)) {
        const message = 'An unexpected error occurred';
        return { status: 500, body: { code: 'server_error', message, details: {} } };
      }
      return { status: 200, body: spell(issue(), desk.style ?? 'access_token') };
    },
  };
  return desk;
}

function spell(
  { access, refresh }: { readonly access: string; readonly refresh: string },
  style: FakeTokenStyle,
): Record<string, unknown> {
  switch (style) {
    case 'access':
      return { refresh, access };
    case 'access_token':
      return {
        access_token: access,
        token_type: 'bearer',
        expires_in: 3600,
        refresh_token: refresh,
      };
    case 'accessToken':
      return { accessToken: access, refreshToken: refresh, expiresIn: 3600 };
    case 'token':
      return { token: access };
  }
}

function invalid(field: string): TokenAnswer {
  const details = { [field]: ['This field is required.'] };
  return { status: 400, body: { code: 'validation_error', message: 'Validation failed', details } };
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
