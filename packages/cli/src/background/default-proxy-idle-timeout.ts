/** Milliseconds without work after which the background proxy ends by itself. */
export const defaultProxyIdleTimeout = 30 * 60_000;
