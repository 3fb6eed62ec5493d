import type { ServiceCredentials } from '@nanda/sdk';
import { secretMark } from './secret-mark.js';

/** Credentials with marks in the place of what is secret in them. */
export function hideCredentials(auth: ServiceCredentials): ServiceCredentials {
  switch (auth.type) {
    case 'api_key':
      return { ...auth, key: secretMark.of('SERVICE_API_KEY') };
    case 'bearer':
      return { type: 'bearer', token: secretMark.of('SERVICE_TOKEN') };
    case 'oauth2':
      return auth.accessToken === undefined
        ? { type: 'oauth2' }
        : { type: 'oauth2', accessToken: secretMark.of('SERVICE_TOKEN') };
    case 'custom':
      return {
        type: 'custom',
        headers: Object.fromEntries(
          Object.keys(auth.headers).map((name) => [name, secretMark.of(headerVariable(name))]),
        ),
      };
    case 'evmauth':
    case 'none':
      return auth;
  }
}

function headerVariable(name: string): string {
  return `SERVICE_${name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_')}`;
}
