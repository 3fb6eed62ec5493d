import { commonOptions } from './common-options.js';
import { proxyOptions } from './proxy-options.js';

/** What every command understands that signs in to a proxy, or is about that. */
export const authOptions = { ...commonOptions, url: proxyOptions.url } as const;
