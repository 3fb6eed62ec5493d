/** How the last calls went: old failures do not weigh for ever. */
export interface CallWindow {
  record(outcome: 'succeeded' | 'failed'): void;
  /** Share of failures, 0 to 1; 0 before the first call. */
  readonly errorRate: number;
}

export function createCallWindow({ size = 50 }: { readonly size?: number } = {}): CallWindow {
  const outcomes: boolean[] = [];
  return {
    record(outcome) {
      outcomes.push(outcome === 'failed');
      if (outcomes.length > size) outcomes.shift();
    },
    get errorRate() {
      return outcomes.length === 0 ? 0 : outcomes.filter(Boolean).length / outcomes.length;
    },
  };
}
