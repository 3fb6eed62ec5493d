import type { ProxyStatus } from '../client/proxy-status.js';

/** How the proxy is, for the header; nothing where all is well. Not sanitised. */
export function describeProxy({ state, reason }: ProxyStatus): {
  text: string;
  role: 'muted' | 'danger';
} {
  switch (state) {
    case 'starting':
      // Tried, and in vain: that it starts would be a lie.
      return reason === undefined
        ? { text: '◌ proxy starting', role: 'muted' }
        : { text: `✖ no proxy: ${reason}`, role: 'danger' };
    case 'up':
      return { text: '', role: 'muted' };
    case 'lost':
      return { text: '✖ proxy lost, starting it again', role: 'danger' };
  }
}
