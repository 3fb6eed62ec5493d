import type { ToolResult } from '@nanda/sdk';

const known = new WeakMap<ToolResult, number>();
/** Characters that a number, a name or a bracket counts for. */
const least = 8;

/** About how much a result takes in memory, in characters; its text is not copied for it, and each is weighed once. */
export function weighResult(result: ToolResult): number {
  let weight = known.get(result);
  if (weight === undefined) {
    weight = weigh(result);
    known.set(result, weight);
  }
  return weight;
}

/** No recursion: a service may nest as deep as it likes. */
function weigh(result: ToolResult): number {
  const left: unknown[] = [result];
  let weight = 0;
  while (left.length > 0) {
    const value = left.pop();
    weight += typeof value === 'string' ? value.length + least : least;
    if (typeof value === 'object' && value !== null) {
      for (const inner of Object.values(value)) left.push(inner);
    }
  }
  return weight;
}
