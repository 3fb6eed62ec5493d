import { plural } from '@nanda/terminal';
import { createSecretStore } from '../../secrets/create-secret-store.js';
import { loadKeychain } from '../../secrets/load-keychain.js';
import { probeKeychain } from '../../secrets/probe-keychain.js';
import type { Check } from '../check.js';

/** Where secrets are kept: in the keychain, or in a file. */
export const checkSecrets: Check = {
  name: 'secrets',
  async run({ io, settings }) {
    const store = createSecretStore({ directory: settings.directories.config, env: io.env });
    const list = await store.list();
    const inKeychain = list.filter(({ place }) => place === 'keychain').length;
    const wanted = io.env['NANDA_SECRETS'];
    const kept = list.length === 0 ? 'none yet' : plural(list.length, 'secret');
    const verb = list.length === 0 ? 'would be kept' : 'kept';
    const inFile = `${verb} in ${store.file}, for this user alone`;
    if (wanted === 'file' && inKeychain === 0) {
      return { state: 'ok', message: `${kept}, ${inFile}, as NANDA_SECRETS says` };
    }
    const keychain = await loadKeychain();
    const reason =
      keychain === undefined ? 'there is no keychain here' : await probeKeychain(keychain);
    if (reason === undefined) return { state: 'ok', message: `${kept}, ${verb} in the keychain` };
    if (inKeychain > 0 || wanted === 'keychain') {
      return {
        state: 'problem',
        message: `the keychain, which has ${plural(inKeychain, 'secret')}, cannot be used: ${reason}`,
        advice: 'Unlock it, or keep them anew: NANDA_SECRETS=file nanda secrets set NAME',
      };
    }
    return { state: 'note', message: `${kept}, ${inFile}: ${reason}` };
  },
};
