import { logWeight } from './log-weight.js';

const warning = logWeight('warning');
const error = logWeight('error');
const debug = logWeight('debug');

/** How a line of a level looks; its word is shown as well. */
export function logRole(level: string): 'muted' | 'text' | 'warning' | 'danger' {
  const weight = logWeight(level);
  if (weight >= error) return 'danger';
  if (weight >= warning) return 'warning';
  return weight === debug ? 'muted' : 'text';
}
