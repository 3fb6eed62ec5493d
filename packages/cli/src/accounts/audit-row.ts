import type { AuditEvent } from '@nanda/protocol';
import type { Output } from '../output/output.js';

/** An entry of the audit log in the columns of a list. */
export function auditRow(
  { seq, at, type, outcome, actor, remoteAddress, target, details = {} }: AuditEvent,
  { style, clean }: Pick<Output, 'style' | 'clean'>,
): string[] {
  const { dim, green, red, yellow } = style;
  const paint = outcome === 'success' ? green : outcome === 'refused' ? yellow : red;
  const facts = Object.entries(details).map(([name, value]) => `${name}=${inWords(value)}`);
  const rest = [clean(target ?? ''), dim(clean(facts.join(' ')))];
  return [
    dim(at.slice(0, 19).replace('T', ' ')),
    dim(`#${seq}`),
    paint(outcome),
    clean(type),
    clean(actor ?? '-'),
    dim(clean(remoteAddress ?? '-')),
    rest.join('  ').trim(),
  ];
}

function inWords(value: unknown): string {
  return typeof value === 'string' && /^[\w.:/@-]+$/.test(value) ? value : JSON.stringify(value);
}
