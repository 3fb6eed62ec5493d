import type { OAuthClient } from './oauth-client.js';

/** The command line, which every proxy with accounts knows. */
export const ownClient: OAuthClient = {
  id: 'nanda-cli',
  name: 'nanda, the command line',
  redirectUris: ['http://127.0.0.1/callback', 'http://[::1]/callback'],
};
