/** Below this there is room for a notice and nothing else. */
export const leastSize = { columns: 40, rows: 10 } as const;
