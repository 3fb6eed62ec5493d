/** The log message of a background proxy that could not start; `error` says why. */
export const startFailed = 'The proxy could not start';
