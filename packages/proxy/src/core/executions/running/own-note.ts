import type { EventContent } from './event-content.js';

/** Something that is not the service's word. */
export function ownNote(data: string): EventContent & { type: 'log' } {
  return { type: 'log', level: 'warning', logger: 'nanda', data };
}
