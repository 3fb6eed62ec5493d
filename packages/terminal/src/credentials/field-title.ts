import { oneLine } from '../text/one-line.js';
import type { WantedField } from './wanted-challenge.js';

/** The members of credentials, as people call them. */
const titles: Readonly<Record<string, string>> = {
  key: 'API key',
  token: 'Token',
  username: 'User name',
  password: 'Password',
  walletAddress: 'Wallet',
  contractAddress: 'Contract of the token',
  tokenId: 'Id of the token',
  clientId: 'Client id',
  clientSecret: 'Client secret',
};

/** What stands before the place where a field is filled in. It may be a stranger's name: not sanitised. */
export function fieldTitle({ name, in: place }: Pick<WantedField, 'name' | 'in'>): string {
  const known = place === 'auth' && Object.hasOwn(titles, name) ? titles[name] : undefined;
  return known ?? oneLine(name, 60);
}
