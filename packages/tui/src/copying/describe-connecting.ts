import type { ConnectAction } from './cli-action.js';
import { commandLine } from './command-line.js';
import { credentialOptions, typedCredentialOptions } from './credential-options.js';

/** Connecting to a service as a command. */
export function describeConnecting({ serviceId, name, auth, words }: ConnectAction): string {
  const credentials =
    words === undefined ? auth && credentialOptions(auth) : typedCredentialOptions(words);
  if (!isService(serviceId)) {
    // It would be taken for something else: an option, a row, an address, an entry of a file.
    const path = `/v2/services/${encodeURIComponent(serviceId)}/connect`;
    return commandLine('api POST', {
      words: [path, ...(name === undefined ? [] : [`name=${name}`])],
    });
  }
  return commandLine('connect', {
    options: [['--as', name], ...(credentials ?? [])],
    words: [serviceId],
  });
}

function isService(text: string): boolean {
  return /^[a-z\d][\w.@/-]*$/i.test(text) && !/^\d{1,3}$|\.(?:json|toml|ya?ml)$/.test(text);
}
