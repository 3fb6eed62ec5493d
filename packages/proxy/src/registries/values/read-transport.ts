import type { Transport } from '@nanda/protocol';

/** The registries' words for a transport, as one of the contract's. */
export function readTransport(value: unknown): Transport | undefined {
  if (typeof value !== 'string') return undefined;
  switch (value.slice(0, 64).trim().toLowerCase().replace(/[-_ ]/g, '')) {
    case 'streamablehttp':
    case 'http':
    case 'httpfirst':
    case 'httponly':
    case 'httpstream':
      return 'http';
    case 'sse':
    case 'httpsse':
      return 'sse';
    case 'stdio':
      return 'stdio';
    case 'ws':
    case 'wss':
    case 'websocket':
      return 'websocket';
    default:
      return undefined;
  }
}
