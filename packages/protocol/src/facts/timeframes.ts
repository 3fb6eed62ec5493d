/** The windows over which use is counted. */
export const timeframes = ['day', 'week', 'month', 'all_time'] as const;

export type Timeframe = (typeof timeframes)[number];
