import type { Check } from '../check.js';

const proxyVariables = [
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'ALL_PROXY',
  'http_proxy',
  'https_proxy',
  'all_proxy',
];
const trustVariables = ['NODE_TLS_REJECT_UNAUTHORIZED', 'NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS'];

/** Variables that change what the network is, and that one may have forgotten. */
export const checkEnvironment: Check = {
  name: 'environment',
  async run({ io: { env } }) {
    const isSet = (name: string) => (env[name] ?? '') !== '';
    // Not what they say: it may have a password in it.
    const proxies = proxyVariables.filter(isSet);
    if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
      return {
        state: 'problem',
        message: 'NODE_TLS_REJECT_UNAUTHORIZED=0: anybody can read and change what is sent',
        advice:
          'unset NODE_TLS_REJECT_UNAUTHORIZED; for a certificate of your own: NODE_EXTRA_CA_CERTS=FILE',
      };
    }
    if (proxies.length > 0) {
      return {
        state: 'warning',
        message: `${proxies.join(', ')} ${proxies.length === 1 ? 'is' : 'are'} set, but services and registries are reached directly`,
        advice: 'Where only that way leads out, they cannot be reached.',
      };
    }
    const others = trustVariables.filter(isSet);
    return {
      state: 'ok',
      message: others.length === 0 ? 'nothing unusual' : `${others.join(', ')} set`,
    };
  },
};
