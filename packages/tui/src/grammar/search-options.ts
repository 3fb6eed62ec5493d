import {
  serviceAuthKinds,
  serviceHealthStates,
  serviceSorts,
  transports,
} from '@nanda/protocol/facts';
import type { OptionDefinitions } from './option-definition.js';

/** What a search can be narrowed by: the same as behind `nanda search`. */
export const searchOptions: OptionDefinitions = {
  category: { kind: 'text', value: 'NAME', summary: 'Only this category' },
  type: { kind: 'text', value: 'NAME', summary: 'The same as --category' },
  tags: { kind: 'many', value: 'A,B', summary: 'Only with all of these tags' },
  transport: { kind: 'text', value: 'NAME', choices: transports, summary: 'Only with this one' },
  auth: { kind: 'text', value: 'KIND', choices: serviceAuthKinds, summary: 'Only what wants it' },
  protected: { kind: 'flag', isDeniable: true, summary: 'Only what wants credentials' },
  verified: { kind: 'flag', summary: 'Only verified services' },
  health: {
    kind: 'text',
    value: 'STATE',
    choices: serviceHealthStates,
    summary: 'Only what was last seen so',
  },
  source: { kind: 'text', value: 'REGISTRY', summary: 'Only what this registry lists' },
  sort: { kind: 'text', value: 'ORDER', choices: serviceSorts, summary: 'The order' },
  limit: { kind: 'text', value: 'N', summary: 'How many, 1 to 100' },
};
