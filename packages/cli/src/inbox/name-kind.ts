import type { InputRequest } from '@nanda/protocol';

/** What kind of thing is asked for, in a word for people. */
export function nameKind({ kind, request }: Pick<InputRequest, 'kind' | 'request'>): string {
  if (kind === 'sampling') return 'message';
  if (kind === 'roots') return 'directories';
  return request['mode'] === 'url' ? 'page' : 'form';
}
