import type { Service, ServiceAuthKind, ServiceHealth } from '@nanda/sdk';
import type { Mark } from './mark.ts';

const wanted: Readonly<Record<ServiceAuthKind, Mark>> = {
  none: { text: 'open to all', tone: 'plain' },
  api_key: { text: 'wants an API key', tone: 'caution' },
  bearer: { text: 'wants a token', tone: 'caution' },
  basic: { text: 'wants a password', tone: 'caution' },
  oauth2: { text: 'wants a sign-in', tone: 'caution' },
  evmauth: { text: 'wants a wallet', tone: 'caution' },
  custom: { text: 'wants credentials', tone: 'caution' },
  unknown: { text: 'access unknown', tone: 'plain' },
};

/** What the catalog knows of a service, in the order in which people ask: does it live, may I, who says so, what is it. */
export function marksOfService({
  auth,
  category,
  health,
  protected: isProtected,
  verification,
}: Service): Mark[] {
  const access = isProtected && auth.type === 'unknown' ? wanted.custom : wanted[auth.type];
  return [
    markOfHealth(health),
    access,
    ...(verification === undefined
      ? []
      : [{ text: '✓ verified', tone: 'good', explanation: verification.reason } as const]),
    ...(category === undefined ? [] : [{ text: category, tone: 'plain' } as const]),
  ];
}

function markOfHealth(health: ServiceHealth | undefined): Mark {
  switch (health?.state) {
    case 'up': {
      const { latency } = health;
      return {
        text: latency === undefined ? '● up' : `● up · ${Math.round(latency)} ms`,
        tone: 'good',
      };
    }
    case 'auth_required':
      return { text: '● up', tone: 'good', explanation: 'It answers, and wants credentials.' };
    case 'not_mcp':
      return { text: '✗ no MCP', tone: 'bad', explanation: health.reason };
    case 'down':
      return { text: '✗ down', tone: 'bad', explanation: health.reason };
    default:
      return { text: '○ not looked at', tone: 'plain', explanation: 'Nobody has asked it yet.' };
  }
}
