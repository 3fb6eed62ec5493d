import type { FilledPrompt, Prompt } from '@nanda/protocol';
import type { APIPromise } from '../api-promise.js';
import type { RequestOptions } from '../client-options.js';
import type { Requester } from '../http/requester.js';
import type { PageCursor } from '../page-cursor.js';
import type { PagePromise } from '../page-promise.js';
import { listPages } from './list-pages.js';
import type { OfferQuery } from './offer-query.js';

/** The prompts that the service of a connection offers. */
export class ConnectionPrompts {
  readonly #request: Requester;

  constructor(request: Requester) {
    this.#request = request;
  }

  /** Lists the prompts. Await it for one page, or iterate it, without awaiting, over all of them. */
  list(query: OfferQuery = {}, options?: RequestOptions): PagePromise<Prompt, PageCursor> {
    return listPages(query, ({ cursor }, read) =>
      this.#request('prompts.list', { query: { cursor }, options }, read),
    );
  }

  /**
   * Gets a prompt with its arguments filled in.
   *
   * @example
   * const { messages } = await connection.prompts.get('review', { language: 'TypeScript' });
   */
  get(
    promptName: string,
    values: Readonly<Record<string, string>> = {},
    options?: RequestOptions,
  ): APIPromise<FilledPrompt> {
    return this.#request('prompts.get', {
      params: { promptName },
      body: { arguments: values },
      options,
    });
  }
}
