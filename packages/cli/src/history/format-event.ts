import type { ExecutionEvent } from '@nanda/protocol';
import { formatLatency, nameKind, oneLine } from '@nanda/terminal';

/** What happened, in a line, and how long after the beginning. By the service: has to be cleaned. */
export function formatEvent(event: ExecutionEvent, { since }: { readonly since: string }): string {
  const after = Math.max(0, Date.parse(event.timestamp) - Date.parse(since));
  const label = `+${formatLatency(after)}`.padEnd(9);
  return `${label} ${event.type.replace('_', ' ')} ${oneLine(say(event), 300)}`.trimEnd();
}

function say(event: ExecutionEvent): string {
  switch (event.type) {
    case 'progress': {
      const total = event.total === undefined ? '' : `/${event.total}`;
      return `${event.progress}${total} ${event.message ?? ''}`;
    }
    case 'log': {
      const data = typeof event.data === 'string' ? event.data : JSON.stringify(event.data);
      return [event.level, event.logger, data].filter(Boolean).join(': ');
    }
    case 'input_required': {
      const { message } = event.request as { message?: unknown };
      return `${nameKind(event)}${typeof message === 'string' ? `: ${message}` : ''}`;
    }
    case 'partial':
      return `${event.content.length} blocks`;
    case 'error':
    case 'cancelled':
      return `${event.error.code}: ${event.error.message}`;
    default:
      return '';
  }
}
