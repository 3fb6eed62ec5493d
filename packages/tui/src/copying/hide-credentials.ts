import type { ServiceCredentials } from '@nanda/sdk';
import { secretMark } from './secret-mark.js';

/** Credentials with marks in the place of what is secret in them. */
export function hideCredentials(auth: ServiceCredentials): ServiceCredentials {
  switch (auth.type) {
    case 'api_key':
      return { ...auth, key: secretMark.of('SERVICE_API_KEY') };
    case 'bearer':
      return { type: 'bearer', token: secretMark.of('SERVICE_TOKEN') };
    case 'basic':
      return { ...auth, password: secretMark.of('SERVICE_PASSWORD') };
    case 'oauth2':
      return {
        ...auth,
        ...(auth.accessToken !== undefined && { accessToken: secretMark.of('SERVICE_TOKEN') }),
        ...(auth.clientSecret !== undefined && {
          clientSecret: secretMark.of('SERVICE_CLIENT_SECRET'),
        }),
      };
    case 'custom':
      return {
        type: 'custom',
        ...(auth.headers && { headers: hideAll(auth.headers) }),
        ...(auth.variables && { variables: hideAll(auth.variables) }),
      };
    case 'evmauth':
    case 'none':
      return auth;
  }
}

function hideAll(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.keys(values).map((name) => [name, secretMark.of(variableFor(name))]),
  );
}

function variableFor(name: string): string {
  return `SERVICE_${name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_')}`;
}
