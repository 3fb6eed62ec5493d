import type { Authenticator } from '../../core/credentials/authenticator.js';
import type { Access, AccessHeaders } from './access.js';
import type { Redactor } from './create-redactor.js';
import { listSecrets } from './list-secrets.js';
import { mergeHeaders } from './merge-headers.js';

export interface AccessOptions {
  /** Header fields that are configured; what the credentials say stands in their place. */
  readonly configured: AccessHeaders | undefined;
  readonly authenticator: Authenticator;
  /** Gets to know what is new. */
  readonly redactor: Redactor;
}

/** Access by credentials that change while the session lives. */
export function createAccess({ configured, authenticator, redactor }: AccessOptions): Access {
  let last: { readonly given: AccessHeaders; readonly merged: AccessHeaders } | undefined;

  const merge = (given: AccessHeaders): AccessHeaders => {
    if (last?.given === given) return last.merged;
    redactor.learn(listSecrets(given));
    last = { given, merged: mergeHeaders(configured, given) };
    return last.merged;
  };

  return {
    headers: () => {
      const given = authenticator.headers();
      return given instanceof Promise ? given.then(merge) : merge(given);
    },
    renew: async (refused) => {
      const given = await authenticator.renew(refused);
      return given === undefined ? undefined : merge(given);
    },
  };
}
