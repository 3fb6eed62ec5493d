/** From which level on lines are shown; they are those that somebody wants to tell apart. */
export type LogThreshold = 'debug' | 'info' | 'warning' | 'error';
