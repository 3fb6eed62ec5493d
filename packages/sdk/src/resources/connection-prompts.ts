import type { FilledPrompt, Prompt } from '@nanda/protocol';
import type { RequestOptions } from '../client-options.js';
import type { Requester } from '../http/requester.js';
import type { PageCursor } from '../page-cursor.js';
import type { PagePromise } from '../page-promise.js';
import { listOffers } from './list-offers.js';
import type { OfferQuery } from './offer-query.js';

/** The prompts that the service of a connection offers. */
export class ConnectionPrompts {
  readonly #request: Requester;

  constructor(request: Requester) {
    this.#request = request;
  }

  /** Lists the prompts. Await it for one page, or iterate it, without awaiting, over all of them. */
  list(query: OfferQuery = {}, options?: RequestOptions): PagePromise<Prompt, PageCursor> {
    return listOffers(query, {
      fetchOffers: ({ cursor }) => this.#request('prompts.list', { query: { cursor }, options }),
    });
  }

  /**
   * Gets a prompt with its arguments filled in.
   *
   * @example
   * const { messages } = await connection.prompts.get('review', { language: 'TypeScript' });
   */
  async get(
    promptName: string,
    values: Readonly<Record<string, string>> = {},
    options?: RequestOptions,
  ): Promise<FilledPrompt> {
    const { data } = await this.#request('prompts.get', {
      params: { promptName },
      body: { arguments: values },
      options,
    });
    return data;
  }
}
