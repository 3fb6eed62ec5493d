import { oneLine } from '../text/one-line.js';
import type { WantedCredentials } from './wanted-credentials.js';

/** What is wanted, in words that follow `wants`. Header fields have a stranger's names: not sanitised. */
export function wantedWords(wanted: WantedCredentials): string {
  switch (wanted.kind) {
    case 'bearer':
      return 'a token';
    case 'oauth2':
      return 'an access token';
    case 'api_key':
      return 'an API key';
    case 'evmauth':
      return 'a wallet';
    case 'custom': {
      const names = wanted.headers.map(({ name }) => oneLine(name, 40)).join(', ');
      return wanted.headers.length === 1 ? `the header field ${names}` : `header fields: ${names}`;
    }
  }
}
