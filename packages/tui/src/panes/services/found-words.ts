import { formatCount, plural } from '@nanda/terminal';
import type { ServicesState } from './services-state.js';

/** How much was found, and what goes on. */
export function foundWords({ status, services, total }: ServicesState): string {
  const read = services.length;
  const found =
    read < total ? `${formatCount(read)} of ${plural(total, 'service')}` : plural(read, 'service');
  switch (status) {
    case 'idle':
      return '';
    case 'loading':
      return read === 0 ? 'searching…' : `${found}, searching…`;
    case 'more':
      return `${found}, reading…`;
    case 'ready':
      return found;
    case 'failed':
      return read === 0 ? '' : `${found}, not searched again`;
  }
}
