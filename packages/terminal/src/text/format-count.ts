/** A number with its thousands marked, whatever the language of the machine: `1,204`. */
export function formatCount(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
