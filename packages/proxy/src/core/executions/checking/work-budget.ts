/** Thrown where the schema asks for more work than a check may cost. */
class WorkBudgetSpent extends Error {
  override readonly name = 'WorkBudgetSpent';
}

/** How much one check may still cost: the schema and the parameters are both somebody else's. */
export interface WorkBudget {
  /** @throws WorkBudgetSpent */
  readonly spend: (units: number) => void;
  refill(): void;
}

/** One unit is one step of a pattern over one character: about 25 ns. */
export function createWorkBudget({ units }: { readonly units: number }): WorkBudget {
  let left = units;
  return {
    spend(spent) {
      left -= spent;
      if (left < 0) throw new WorkBudgetSpent('The check of the parameters costs too much.');
    },
    refill() {
      left = units;
    },
  };
}
