import type { AddressPolicy } from '../core/connections/upstream-connector.js';
import { classifyAddress, type AddressClass } from './classify-address.js';

const allowedClasses: Record<AddressPolicy, readonly AddressClass[]> = {
  public: ['public'],
  'public-and-loopback': ['public', 'loopback'],
  any: ['public', 'loopback', 'private'],
};

/** Whether a policy lets a socket be opened to this address. */
export function isAddressAllowed(address: string, policy: AddressPolicy): boolean {
  return allowedClasses[policy].includes(classifyAddress(address));
}
