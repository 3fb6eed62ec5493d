/** What is told of a request that bears on how its answer is to be treated. */
export interface SecureAnswer {
  readonly path: string;
  /** Whether a page of another origin may read the answer. */
  readonly isShared: boolean;
  /** Whether the caller came over TLS. */
  readonly isSecure: boolean;
}

type Fields = Readonly<Record<string, string>>;

/** JSON is nothing to be shown, framed, guessed at or embedded. */
const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
} as const;
const unshared = { 'cross-origin-resource-policy': 'same-origin' } as const;
const shared = { 'cross-origin-resource-policy': 'cross-origin' } as const;
const personal = { 'cache-control': 'no-store' } as const;
const secure = { 'strict-transport-security': 'max-age=31536000' } as const;

/** All there are, made once: every answer has one of them. */
const variants: readonly Fields[] = Array.from({ length: 8 }, (_, index) => ({
  ...always,
  ...((index & 1) === 0 ? unshared : shared),
  ...((index & 2) !== 0 && personal),
  ...((index & 4) !== 0 && secure),
}));

/** What everybody is told alike: the catalog as a registry, what this proxy is, how it is. */
const impersonal = /^\/(?:v0\.1|\.well-known|openapi\.json|health|ready)(?:\/|$)/;

/** The header fields of an answer, where it has none of that name itself. */
export function securityFields({ path, isShared, isSecure }: SecureAnswer): Fields {
  const isPersonal = !impersonal.test(path);
  const index = (isShared ? 1 : 0) | (isPersonal ? 2 : 0) | (isSecure ? 4 : 0);
  return variants[index] ?? always;
}
