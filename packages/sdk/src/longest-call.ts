import { defaults } from '@nanda/protocol/facts';

/**
 * The longest wait for the end of a tool call, in milliseconds. How long a tool may be silent is the
 * proxy's to say, which sees its progress; the client only waits longer than any call may run, because the
 * proxy's answer tells more than a timeout of ours.
 */
// Marked, so that a bundler leaves it out for who imports one class of error.
export const longestCall = /* @__PURE__ */ (() => defaults.maxCallTimeout + 5_000)();
