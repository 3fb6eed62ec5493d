/** Greater than 0 where the first one is later, as the official registry sees it: semantic versions after all others. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parse(a), parse(b)];
  if (!left || !right) return Number(left !== undefined) - Number(right !== undefined);
  for (const [index, number] of left.numbers.entries()) {
    const difference = number - (right.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  if (left.prerelease === right.prerelease) return 0;
  if (left.prerelease === '') return 1;
  if (right.prerelease === '') return -1;
  return left.prerelease < right.prerelease ? -1 : 1;
}

function parse(version: string): { numbers: number[]; prerelease: string } | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)(?:-([\w.-]+))?$/.exec(version);
  if (!match) return undefined;
  const [, major, minor, patch, prerelease = ''] = match;
  return { numbers: [Number(major), Number(minor), Number(patch)], prerelease };
}
