import type { OAuthClient } from './core/sign-in/oauth-client.js';
import { ownClient } from './core/sign-in/own-client.js';
import type { SignInClientOptions } from './sign-in-client-options.js';

/** @throws TypeError for a program that could not be answered safely */
export function resolveSignInClients(
  given: readonly SignInClientOptions[],
): readonly OAuthClient[] {
  const ids = new Set([ownClient.id]);
  return given.map(({ id, name, redirectUris }) => {
    if (!/^[\w.~:/-]{1,256}$/.test(id)) {
      throw new TypeError('auth.clients: an id has letters, digits and "-._~:/".');
    }
    if (ids.has(id)) throw new TypeError(`auth.clients: there are two programs called "${id}".`);
    ids.add(id);
    if (name.trim() === '' || name.length > 100) {
      throw new TypeError(`auth.clients: "${id}" needs a name of at most 100 characters.`);
    }
    if (redirectUris.length === 0) {
      throw new TypeError(`auth.clients: "${id}" needs a redirect URI.`);
    }
    for (const uri of redirectUris) {
      if (isAnswerable(uri)) continue;
      throw new TypeError(
        `auth.clients: "${id}" cannot be answered at "${uri}": it has to be https, a loopback address, or a scheme of its own such as com.example.app:/callback, without a fragment.`,
      );
    }
    return { id, name, redirectUris: [...redirectUris] };
  });
}

function isAnswerable(uri: string): boolean {
  const url = URL.parse(uri);
  if (url === null || uri.includes('#') || url.username !== '' || url.password !== '') return false;
  if (url.protocol === 'https:') return true;
  if (url.protocol === 'http:') return url.hostname === '127.0.0.1' || url.hostname === '[::1]';
  // RFC 8252 §7.1: the name of a domain backwards, so none that a browser acts on itself.
  return /^[a-z][a-z\d+-]*\.[a-z\d.+-]+:$/.test(url.protocol);
}
