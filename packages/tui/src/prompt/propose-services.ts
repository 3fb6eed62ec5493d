import type { Service } from '@nanda/sdk';
import { expandServerUrl } from '@nanda/terminal';
import { isTypeable } from './is-typeable.js';
import type { Proposal } from './proposal.js';
import { rememberBy } from './remember-by.js';

/** The services of a list by their names, and by their ids where a name means several, or cannot be typed. */
export const proposeServices: (services: readonly Service[]) => readonly Proposal[] = rememberBy(
  (services: readonly Service[]) => {
    const counts = new Map<string, number>();
    const count = (word: string) => counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const { name, title } of services) {
      const word = name.toLowerCase();
      count(word);
      const other = title?.toLowerCase() ?? word;
      if (other !== word) count(other);
    }
    return services.flatMap(({ id, name, description }) => {
      if (counts.get(name.toLowerCase()) === 1 && isTypeable(name) && !meansServer(name))
        return { value: name, kind: 'service', description };
      // Its row stands for it still.
      if (meansServer(id)) return [];
      return { value: id, kind: 'service', description: `${name}: ${description}` };
    });
  },
);

/** What somebody else calls a service must not be taken for an address or a program. */
function meansServer(word: string): boolean {
  return word.startsWith('-') || word.includes('://') || expandServerUrl(word) !== undefined;
}
