import type { RegistryNotice, RegistryStatus } from '@nanda/protocol';

/** What has to be said of registries beside a result: that some is missing yet, or of an earlier time. */
export function describeNotices(statuses: readonly RegistryStatus[]): RegistryNotice[] {
  return statuses.flatMap((status): RegistryNotice[] => {
    const { name: registry, state, syncedAt } = status;
    const message = messageOf(status);
    if (message === undefined) return [];
    return [{ registry, state, message, ...(syncedAt !== undefined && { syncedAt }) }];
  });
}

function messageOf(status: RegistryStatus): string | undefined {
  const { state, syncedAt, services } = status;
  switch (state) {
    case 'stale':
      return `does not answer; what it lists is of ${syncedAt?.slice(0, 16).replace('T', ' ')} UTC`;
    case 'failed':
      return services > 0
        ? 'does not answer; only a part of it has been read'
        : 'does not answer, and has not been read yet';
    case 'syncing':
      return syncedAt === undefined
        ? `is being read for the first time${howFar(status)}`
        : undefined;
    case 'pending':
      return 'has not been read yet';
    case 'fresh':
      return undefined;
  }
}

function howFar({ services, progress }: RegistryStatus): string {
  if (services === 0) return '';
  const total = progress?.total === undefined ? '' : ` of ${count(progress.total)}`;
  return `: ${count(services)}${total} services so far`;
}

function count(number: number): string {
  return number.toLocaleString('en');
}
