import type { AddressPolicy } from '../../core/connections/upstream-connector.js';
import { createDialler, type Dialler } from '../../network/create-dialler.js';

export interface SharedDialler {
  readonly fetch: Dialler['fetch'];
  /** Keeps the sockets open until what it returns was called; further calls of that do nothing more. */
  hold(): () => Promise<void>;
}

/** A dialler that exists only while somebody holds it, so that nothing has to close it in the end. */
export function createSharedDialler({ policy }: { readonly policy: AddressPolicy }): SharedDialler {
  let dialler: Dialler | undefined;
  let holders = 0;

  const hold = (): (() => Promise<void>) => {
    holders += 1;
    dialler ??= createDialler({ policy });
    let isHeld = true;
    return async () => {
      if (!isHeld) return;
      isHeld = false;
      holders -= 1;
      if (holders > 0) return;
      const closing = dialler;
      dialler = undefined;
      await closing?.close();
    };
  };

  return {
    hold,
    async fetch(url, init) {
      // Whoever sends holds it already; without that there is nothing to send with.
      if (!dialler) throw new Error('A shared dialler was used by somebody who does not hold it.');
      return dialler.fetch(url, init);
    },
  };
}
