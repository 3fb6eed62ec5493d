/**
 * When somebody has to say yes before a tool is run: for tools that say that they may destroy something, for those too that
 * do not say that they do not, never.
 */
export const confirmPolicies = ['destructive', 'unknown', 'never'] as const;

export type ConfirmPolicy = (typeof confirmPolicies)[number];
