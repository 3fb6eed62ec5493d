import type { RegistryStatus } from '@nanda/protocol';
import { formatCount, type Style } from '@nanda/terminal';

/** How far a registry has been read: a sign, and words for who cannot see its colour. */
export function stateWords({ state, progress }: RegistryStatus, style: Style): string {
  // One that failed before is said to have, until it is known better.
  if (progress !== undefined) return style.cyan(`… ${describe(progress)}`);
  switch (state) {
    case 'fresh':
      return style.green('✓ fresh');
    case 'stale':
      return style.yellow('! stale');
    case 'failed':
      return style.red('✗ failed');
    case 'syncing':
      return style.cyan('… being read');
    case 'pending':
      return style.dim('- not read yet');
  }
}

function describe({ read, total }: NonNullable<RegistryStatus['progress']>): string {
  const share = total === undefined ? '' : ` of ${formatCount(total)}`;
  return `reading: ${formatCount(read)}${share}`;
}
