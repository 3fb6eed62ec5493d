/** The windows over which use is counted. */
export const timeframes = ['day', 'week', 'month'] as const;

export type Timeframe = (typeof timeframes)[number];
