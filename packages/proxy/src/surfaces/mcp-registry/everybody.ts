import type { Principal } from '../../core/principal.js';

/**
 * In whose name this surface asks, whoever calls: any web page may read its answers, so they hold what
 * everybody may know, and nothing that the local user added.
 */
export const everybody: Principal = { kind: 'anonymous', clientId: 'everybody' };
