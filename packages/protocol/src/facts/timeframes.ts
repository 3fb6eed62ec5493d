/** The windows over which use is counted. */
export const timeframes = ['day', 'week', 'month', 'all_time'] as const;

/** The window over which use is counted. */
export type Timeframe = (typeof timeframes)[number];
