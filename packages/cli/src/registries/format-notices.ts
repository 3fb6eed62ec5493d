import type { RegistryNotice, RegistryStatus } from '@nanda/protocol';
import { formatCount, oneLine } from '@nanda/terminal';
import { groupFailures } from './group-failures.js';
import { shortenFailure } from './shorten-failure.js';

/**
 * Which registries cannot be relied on, a line for all that have the same trouble, with the reason where one
 * is known. One that nobody has read yet is about to be: that is no news.
 */
export function formatNotices(
  notices: readonly RegistryNotice[],
  { statuses }: { readonly statuses: readonly RegistryStatus[] },
): string[] {
  const failures = notices
    .filter(({ state }) => state !== 'pending')
    .map(({ registry, message }) => {
      const { error } = statuses.find(({ name }) => name === registry) ?? {};
      const reason = error === undefined ? undefined : shortenFailure(error, { registry });
      const text = reason === undefined ? markThousands(message) : join(reason, message);
      return { registry, text };
    });
  return groupFailures(failures).map((line) => oneLine(line));
}

/** Why it does not answer says that it does not. */
function join(reason: string, message: string): string {
  const rest = /^does not answer(?:, and has not been read yet|; (?<more>.+))$/.exec(message);
  if (rest === null) return `${message} (${reason})`;
  const more = rest.groups?.['more'];
  return more === undefined ? reason : `${reason}; ${more}`;
}

function markThousands(message: string): string {
  return message.replace(/\d{4,}(?= services| of |$)/g, (digits) => formatCount(Number(digits)));
}
