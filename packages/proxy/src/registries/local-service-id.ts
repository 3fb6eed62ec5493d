import { hashToUuid } from './values/hash-to-uuid.js';

/** The id of a service of the servers file: the same for the same name, on every machine. */
export function localServiceId(name: string): string {
  return hashToUuid(['local', name]);
}
