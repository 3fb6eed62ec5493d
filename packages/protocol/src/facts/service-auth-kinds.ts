/** What a service wants of its callers. `unknown` until somebody has asked it. */
export const serviceAuthKinds = [
  'none',
  'api_key',
  'bearer',
  'basic',
  'oauth2',
  'evmauth',
  'custom',
  'unknown',
] as const;

/** What a service wants of its callers; `unknown` until somebody has asked it. */
export type ServiceAuthKind = (typeof serviceAuthKinds)[number];
