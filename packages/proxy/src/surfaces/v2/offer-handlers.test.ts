import { expect, test } from 'vitest';
import type { Offers } from '../../core/offers/offers.js';
import type { HandlerContext } from '../http/operation-handler.js';
import { createOfferHandlers } from './offer-handlers.js';

const context: HandlerContext = {
  requestId: 'req_1',
  principal: { kind: 'local' },
  gone: new AbortController().signal,
  lastEventId: undefined,
  idempotencyKey: undefined,
  wantsStream: false,
};
const place = { connectionId: 'conn', principal: context.principal, signal: context.gone };
const params = { connectionId: 'conn' };

/** Use cases that answer with how they were asked. */
function open(): { readonly asked: unknown[][]; readonly offers: Offers } {
  const asked: unknown[][] = [];
  const note =
    <Value>(name: string, value: Value) =>
    async (...args: unknown[]): Promise<Value> => {
      asked.push([name, ...args]);
      return value;
    };
  return {
    asked,
    offers: {
      listResources: note('listResources', { rows: [{ uri: 'demo://a' }], nextCursor: 'more' }),
      listResourceTemplates: note('listResourceTemplates', { rows: [] }),
      listPrompts: note('listPrompts', { rows: [] }),
      readResource: note('readResource', { contents: [] }),
      subscribe: note('subscribe', undefined),
      unsubscribe: note('unsubscribe', undefined),
      getPrompt: note('getPrompt', { messages: [] }),
      complete: note('complete', { values: [] }),
      isFollowing: () => false,
      close: note('close', undefined),
    },
  };
}

test('each operation is its use case, for the caller and as long as it waits', async () => {
  const { asked, offers } = open();
  const handlers = createOfferHandlers({ offers });
  const ask = { params, query: {}, body: undefined };
  expect(await handlers['resources.list']({ ...ask, query: { cursor: 'c' } }, context)).toEqual({
    data: [{ uri: 'demo://a' }],
    meta: { nextCursor: 'more' },
  });
  expect(await handlers['resources.templates'](ask, context)).toEqual({ data: [], meta: {} });
  expect(await handlers['prompts.list'](ask, context)).toEqual({ data: [], meta: {} });
  const uri = 'demo://a';
  expect(await handlers['resources.read']({ ...ask, query: { uri } }, context)).toEqual({
    data: { contents: [] },
  });
  const body = { uri };
  expect(await handlers['resources.subscribe']({ ...ask, body }, context)).toEqual({
    data: { uri },
  });
  expect(await handlers['resources.unsubscribe']({ ...ask, body }, context)).toEqual({
    data: { uri },
  });
  const args = { who: 'me' };
  expect(
    await handlers['prompts.get'](
      { params: { ...params, promptName: 'greet' }, query: {}, body: { arguments: args } },
      context,
    ),
  ).toEqual({ data: { messages: [] } });
  const completion = {
    ref: { type: 'ref/prompt', name: 'greet' },
    argument: { name: 'who', value: '' },
  } as const;
  expect(await handlers['completions.create']({ ...ask, body: completion }, context)).toEqual({
    data: { values: [] },
  });
  expect(asked).toEqual([
    ['listResources', { cursor: 'c' }, place],
    ['listResourceTemplates', {}, place],
    ['listPrompts', {}, place],
    ['readResource', uri, place],
    ['subscribe', uri, place],
    ['unsubscribe', uri, place],
    ['getPrompt', { name: 'greet', arguments: args }, place],
    ['complete', completion, place],
  ]);
});
