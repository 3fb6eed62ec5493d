/** What a plan allows, where a proxy says nothing else. */
export const planLimits = {
  free: { connections: 3, requests: 60, window: 60 },
  pro: { connections: 10, requests: 600, window: 60 },
  enterprise: { connections: 100, requests: 6000, window: 60 },
} as const satisfies Readonly<Record<string, PlanLimits>>;

/** What one account may use. */
export interface PlanLimits {
  /** Open connections. */
  readonly connections: number;
  /** Requests in a window. */
  readonly requests: number;
  /** Seconds. */
  readonly window: number;
}
