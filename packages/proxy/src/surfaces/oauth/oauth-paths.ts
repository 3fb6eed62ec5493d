/** Where programs and people sign in. */
export const oauthPaths = {
  metadata: '/.well-known/oauth-authorization-server',
  jwks: '/.well-known/jwks.json',
  authorize: '/oauth/authorize',
  token: '/oauth/token',
  deviceAuthorization: '/oauth/device_authorization',
  device: '/oauth/device',
  revoke: '/oauth/revoke',
} as const;
