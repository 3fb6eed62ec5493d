import type { Asked } from './asked.js';

/** What kind of thing is asked for, in a word for people. */
export function nameKind({ kind, request }: Asked): string {
  if (kind === 'sampling') return 'message';
  if (kind === 'roots') return 'directories';
  return request['mode'] === 'url' ? 'page' : 'form';
}
