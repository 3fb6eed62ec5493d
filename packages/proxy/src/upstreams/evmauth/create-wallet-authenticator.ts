import { createHash } from 'node:crypto';
import type { Authenticator } from '../../core/credentials/authenticator.js';
import type { WalletPass } from './create-wallet-pass.js';

export interface WalletAuthenticatorOptions {
  /** Names who is let in. */
  readonly of: unknown;
  /** The header fields that say whose wallet it is. */
  readonly wallet: Readonly<Record<string, string>>;
  /** Where it is known already that the wallet needs one. */
  readonly pass?: WalletPass | undefined;
  /** Looks for one where the service has refused the wallet alone; undefined where there is none to be had. */
  readonly findPass: () => Promise<WalletPass | undefined>;
}

type Fields = Readonly<Record<string, string>>;

/** Lets a wallet in, and with a token of the service where it wants one. */
export function createWalletAuthenticator({
  of: who,
  wallet,
  pass: known,
  findPass,
}: WalletAuthenticatorOptions): Authenticator {
  let pass = known;
  let search: Promise<WalletPass | undefined> | undefined;
  let last: { readonly token: string; readonly fields: Fields } | undefined;

  /** The same object for as long as the token is the same. */
  const fieldsOf = (token: string): Fields => {
    if (last?.token !== token) {
      last = { token, fields: { ...wallet, Authorization: `Bearer ${token}` } };
    }
    return last.fields;
  };

  return {
    key: createHash('sha256').update(JSON.stringify(who)).digest('base64'),
    expiresAt() {
      const end = pass?.expiresAt;
      return end === undefined ? undefined : new Date(end).toISOString();
    },
    headers() {
      if (pass === undefined) return wallet;
      const token = pass.token();
      return typeof token === 'string' ? fieldsOf(token) : token.then(fieldsOf);
    },
    async renew(refused) {
      if (pass === undefined) {
        // What was not found will not be there for the next request either.
        search ??= findPass();
        pass = await search;
        return pass === undefined ? undefined : fieldsOf(await pass.token());
      }
      const before = refused['Authorization'];
      const isOurs = before !== undefined && before.startsWith('Bearer ');
      const token = isOurs ? pass.renew(before.slice('Bearer '.length)) : pass.token();
      return fieldsOf(await token);
    },
  };
}
