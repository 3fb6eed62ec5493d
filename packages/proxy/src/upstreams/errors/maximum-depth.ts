/**
 * Levels that a message of a service may nest. Beyond some thousands our own JSON.stringify gives up, and readers give
 * up earlier: PHP's at 512, Python's at about 1000, Jackson's at 1000. This leaves room for what we wrap around it, and
 * is far more than the 64 that a caller's parameters may have: a result may be somebody's document.
 */
export const maximumDepth = 200;
