import type { WantedCredentials } from '@nanda/terminal';

/** What is wanted, in words that follow `wants`. Not sanitised: header fields have names. */
export function wantedWords(wanted: WantedCredentials): string {
  switch (wanted.kind) {
    case 'bearer':
      return 'a token';
    case 'oauth2':
      return 'an access token (OAuth)';
    case 'api_key':
      return wanted.header === undefined ? 'an API key' : `an API key (${wanted.header})`;
    case 'evmauth':
      return 'a wallet (EVMAuth)';
    case 'custom': {
      const names = wanted.headers.map(({ name }) => name).join(', ');
      return wanted.headers.length === 1 ? `the header field ${names}` : `header fields: ${names}`;
    }
  }
}
