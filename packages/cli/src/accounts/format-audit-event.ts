import type { AuditEvent } from '@nanda/protocol';
import type { Output } from '../output/output.js';

/** An entry of the audit log in a line. */
export function formatAuditEvent(
  { seq, at, type, outcome, actor, remoteAddress, target, details = {} }: AuditEvent,
  { style, clean }: Pick<Output, 'style' | 'clean'>,
): string {
  const { dim, green, red, yellow } = style;
  const paint = outcome === 'success' ? green : outcome === 'refused' ? yellow : red;
  const facts = Object.entries(details).map(([name, value]) => `${name}=${inWords(value)}`);
  const parts = [
    dim(at.slice(0, 19).replace('T', ' ')),
    dim(`#${seq}`),
    paint(outcome),
    clean(type),
    clean(actor ?? '-'),
    ...(remoteAddress === undefined ? [] : [dim(clean(remoteAddress))]),
    ...(target === undefined ? [] : [clean(target)]),
    ...(facts.length === 0 ? [] : [dim(clean(facts.join(' ')))]),
  ];
  return parts.join('  ');
}

function inWords(value: unknown): string {
  return typeof value === 'string' && /^[\w.:/@-]+$/.test(value) ? value : JSON.stringify(value);
}
