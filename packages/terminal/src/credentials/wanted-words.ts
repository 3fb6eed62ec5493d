import { oneLine } from '../text/one-line.js';
import type { WantedChallenge } from './wanted-challenge.js';

/** Names that are said; more are counted. */
const most = 4;

/** What is wanted, in words that follow `wants`. Fields may have a stranger's names: not sanitised. */
export function wantedWords({ kind, fields }: Pick<WantedChallenge, 'kind' | 'fields'>): string {
  switch (kind) {
    case 'bearer':
      return 'a token';
    case 'oauth2':
      return fields.length > 0
        ? 'a client that its authorization server knows'
        : 'you to agree in a browser';
    case 'api_key':
      return 'an API key';
    case 'basic':
      return 'a user name and a password';
    case 'evmauth':
      return 'a wallet';
    case 'custom': {
      const [only, ...others] = fields;
      if (only !== undefined && others.length === 0) {
        const what = only.in === 'header' ? 'the header field ' : '';
        return `${what}${oneLine(only.name, 40)}`;
      }
      const names = fields.slice(0, most).map(({ name }) => oneLine(name, 40));
      const more = fields.length > most ? `, and ${fields.length - most} more` : '';
      return `${names.join(', ')}${more}`;
    }
  }
}
