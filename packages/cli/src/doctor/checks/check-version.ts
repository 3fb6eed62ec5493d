import { readVersion } from '../../read-version.js';
import type { Check } from '../check.js';

export const checkVersion: Check = {
  name: 'version',
  async run({ facts }) {
    const own = readVersion();
    const found = await facts;
    if (found.state !== 'running' || found.runtime.version === own) {
      return { state: 'ok', message: own };
    }
    return {
      state: 'warning',
      message: `${own}, but the background proxy is of ${found.runtime.version}; the next command replaces it`,
      advice: 'nanda proxy restart',
    };
  },
};
