/** Where the proxy answers as the OAuth client of services. */
export const oauthClientPaths = {
  callback: '/oauth/callback',
  metadata: '/oauth/client-metadata.json',
} as const;
