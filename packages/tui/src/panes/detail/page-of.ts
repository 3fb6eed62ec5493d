import type { Service } from '@nanda/sdk';
import { pageAddress } from '@nanda/terminal';

/** Nobody reads a longer one before he says yes to it. */
const longest = 2000;

/**
 * The page about a service that a browser can be sent to, without a character that could be taken for another one; undefined
 * where its registry names none.
 */
export function pageOf({ homepage, repository }: Service): string | undefined {
  return [homepage, repository]
    .map((url) => pageAddress(url)?.href)
    .find((href) => href !== undefined && href.length <= longest);
}
