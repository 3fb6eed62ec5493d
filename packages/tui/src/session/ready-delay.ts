/** Milliseconds in which what comes in front by itself takes no keys. */
export const readyDelay = 700;
