import type { Authenticate } from './authenticator.js';

/** How credentials are dealt with that have to be got, or changed for others, by their type. */
export interface AuthenticateOptions {
  readonly oauth2: Authenticate;
  readonly evmauth: Authenticate;
}

/** What lets a caller into a service with credentials that change; all others are sent as they are. */
export function createAuthenticate({ oauth2, evmauth }: AuthenticateOptions): Authenticate {
  return async (request) => {
    switch (request.credentials.type) {
      case 'oauth2':
        return oauth2(request);
      case 'evmauth':
        return evmauth(request);
      default:
        return undefined;
    }
  };
}
