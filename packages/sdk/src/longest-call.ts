import { defaults } from '@nanda/protocol/facts';

/**
 * The longest wait for the end of a tool call, in milliseconds. How long a tool may be silent is the
 * proxy's to say, which sees its progress; the client only waits longer than any call may run, because the
 * proxy's answer tells more than a timeout of ours.
 */
export const longestCall = defaults.maxCallTimeout + 5_000;
