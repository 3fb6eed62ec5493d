/** Gives an error the facts that are known, and no field for the others: what is printed is worth reading. */
export function keep<Target extends Error>(
  target: Target,
  facts: Readonly<Record<string, unknown>>,
): void {
  for (const [name, value] of Object.entries(facts)) {
    if (value !== undefined) Object.assign(target, { [name]: value });
  }
}
