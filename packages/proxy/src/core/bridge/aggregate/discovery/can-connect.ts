import type { Service } from '@nanda/protocol';

/** Whether there is anything to connect to: an address, or a program that the user has added. Nothing else is ever started. */
export function canConnect({ endpoints, verification }: Service): boolean {
  return verification?.by === 'local-user' || endpoints.some(({ url }) => url !== undefined);
}
