import { wantedWords } from '@nanda/terminal';
import type { Service } from '@nanda/sdk';
import { healthSign } from '../services/health-sign.js';
import { wantedOf } from '../services/wanted-of.js';
import type { DetailLine, DetailRole } from './detail-line.js';
import { textLines } from './text-lines.js';

/** What a service is called, how far it can be relied on, and what it does. */
export function headLines(
  service: Service,
  { columns }: { columns: number },
): readonly DetailLine[] {
  const { title = '', name, verified, health, status, description } = service;
  const { sign, words, role } = healthSign(health?.state);
  const wanted = wantedOf(service);
  const marks: readonly (readonly [string, DetailRole])[] = [
    [verified ? '✓ verified' : 'not verified', verified ? 'trust' : 'muted'],
    [`${sign} ${health === undefined ? 'health not known' : words}`, role],
    [wanted === undefined ? '' : `* wants ${wantedWords(wanted)}`, 'warning'],
    [status === 'deprecated' ? '! its publisher advises against it' : '', 'warning'],
  ];
  return [
    ...textLines(title.trim() === '' ? name : title, { columns, role: 'heading' }),
    ...marks.flatMap(([text, of]) => textLines(text, { columns, role: of })),
    [],
    ...textLines(description, { columns, isProse: true }),
  ];
}
