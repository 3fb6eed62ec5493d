import type { ServiceHealthState } from '@nanda/sdk';
import type { FilterName } from './filter-names.js';
import { healthSign } from './health-sign.js';

const yesOrNo = {
  verified: { true: 'verified', false: 'not verified' },
  protected: { true: 'wants credentials', false: 'wants no credentials' },
} as const;

/** A value of a facet as somebody reads it without its name: `verified`, `tag weather`. Not sanitised. */
export function filterWords(name: FilterName, value: string): string {
  switch (name) {
    case 'verified':
    case 'protected':
      return yesOrNo[name][value === 'true' ? 'true' : 'false'];
    case 'health':
      return `health ${healthWords(value)}`;
    case 'tags':
      return `tag ${value}`;
    case 'source':
      return `from ${value}`;
    default:
      return `${name} ${value}`;
  }
}

function healthWords(value: string): string {
  const isKnown = ['up', 'auth_required', 'not_mcp', 'down', 'unknown'].includes(value);
  return isKnown ? healthSign(value as ServiceHealthState).words : value;
}
