import type { PageMeta } from '@nanda/protocol';
import { NandaError } from './errors/nanda-error.js';
import type { PageCursor } from './page-cursor.js';

/**
 * One page of a list: an array with what is known of the whole, in `meta`.
 * What is made of it (`map`, `filter`, …) is a plain array.
 */
export class Page<Item, Meta extends PageCursor = PageMeta> extends Array<Item> {
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  readonly #meta: Meta;
  readonly #fetchPage: (cursor: string) => PromiseLike<Page<Item, Meta>>;

  constructor(
    items: readonly Item[],
    {
      meta,
      fetchPage,
    }: { meta: Meta; fetchPage: (cursor: string) => PromiseLike<Page<Item, Meta>> },
  ) {
    super();
    this.#meta = meta;
    this.#fetchPage = fetchPage;
    for (const item of items) this.push(item);
  }

  /** What is known of the whole list: for services how many there are, and (for a search) how the matches are spread. */
  get meta(): Meta {
    return this.#meta;
  }

  /** Whether there is a page after this one. */
  hasNextPage(): boolean {
    return this.#meta.nextCursor !== undefined;
  }

  /** @throws NandaError on the last page. */
  async getNextPage(): Promise<Page<Item, Meta>> {
    const { nextCursor } = this.#meta;
    if (nextCursor === undefined) {
      throw new NandaError('This is the last page. Ask `hasNextPage()` before.');
    }
    return await this.#fetchPage(nextCursor);
  }
}
