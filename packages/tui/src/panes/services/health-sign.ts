import type { ServiceHealthState } from '@nanda/sdk';

/** What was seen of a service when it was last looked at, as it is shown. */
export interface HealthSign {
  /** One column. */
  readonly sign: '●' | '◐' | '✖' | '○';
  readonly words: string;
  readonly role: 'success' | 'warning' | 'danger' | 'muted';
}

const signs: Readonly<Record<ServiceHealthState, HealthSign>> = {
  up: { sign: '●', words: 'up', role: 'success' },
  auth_required: { sign: '◐', words: 'up, wants credentials', role: 'warning' },
  not_mcp: { sign: '✖', words: 'answers, but speaks no MCP', role: 'danger' },
  down: { sign: '✖', words: 'down', role: 'danger' },
  unknown: { sign: '○', words: 'not known', role: 'muted' },
};

/** The sign and the words of a state of health; of none, nobody has looked. */
export function healthSign(state: ServiceHealthState | undefined): HealthSign {
  return signs[state ?? 'unknown'];
}
