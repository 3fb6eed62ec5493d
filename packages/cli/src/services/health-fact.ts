import type { ServiceHealthState } from '@nanda/protocol/facts';
import type { Style } from '@nanda/terminal';
import type { Fact } from './fact.js';

/** What was seen when a service was last looked at: a sign, and a word for who cannot see its colour. */
export function healthFact(state: ServiceHealthState, style: Style): Fact | undefined {
  switch (state) {
    case 'up':
      return { text: '● up', paint: style.green };
    case 'auth_required':
      return { text: '○ auth', paint: style.yellow };
    case 'not_mcp':
      return { text: '✗ no MCP', paint: style.red };
    case 'down':
      return { text: '✗ down', paint: style.red };
    default:
      return undefined;
  }
}
