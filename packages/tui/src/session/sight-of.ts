import type { Command } from '../grammar/command.js';
import type { ViewEvent } from '../view/view-event.js';

/** What stands beside the transcript after a command was typed: what it was about, so that Esc leads there. */
export function sightOf({ verb }: Command): readonly ViewEvent[] {
  switch (verb) {
    case 'search':
    case 'popular':
      return [{ type: 'place-opened', place: 'services' }];
    case 'connect':
    case 'auth':
    case 'use':
    case 'tools':
      return [
        { type: 'place-opened', place: 'connections' },
        { type: 'work-opened', work: 'tools' },
      ];
    case 'connections':
    case 'disconnect':
      return [{ type: 'place-opened', place: 'connections' }];
    case 'history':
      return [{ type: 'place-opened', place: 'history' }];
    case 'inbox':
      return [{ type: 'place-opened', place: 'inbox' }];
    default:
      return [];
  }
}
