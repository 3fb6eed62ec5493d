import type { OfferPage, OfferPlace, Offers } from '../../core/offers/offers.js';
import type { HandlerContext, OperationHandlers } from '../http/operation-handler.js';

export type OfferOperationId =
  | 'resources.list'
  | 'resources.templates'
  | 'resources.read'
  | 'resources.subscribe'
  | 'resources.unsubscribe'
  | 'prompts.list'
  | 'prompts.get'
  | 'completions.create';

/** Resources, prompts and completion of the v2 surface. */
export function createOfferHandlers({
  offers,
}: {
  readonly offers: Offers;
}): OperationHandlers<OfferOperationId> {
  return {
    'resources.list': async ({ params, query }, context) =>
      pageOf(await offers.listResources(query, placeOf(params, context))),
    'resources.templates': async ({ params, query }, context) =>
      pageOf(await offers.listResourceTemplates(query, placeOf(params, context))),
    'resources.read': async ({ params, query }, context) => ({
      data: await offers.readResource(query.uri, placeOf(params, context)),
    }),
    'resources.subscribe': async ({ params, body }, context) => {
      await offers.subscribe(body.uri, placeOf(params, context));
      return { data: { uri: body.uri } };
    },
    'resources.unsubscribe': async ({ params, body }, context) => {
      await offers.unsubscribe(body.uri, placeOf(params, context));
      return { data: { uri: body.uri } };
    },
    'prompts.list': async ({ params, query }, context) =>
      pageOf(await offers.listPrompts(query, placeOf(params, context))),
    'prompts.get': async ({ params, body }, context) => ({
      data: await offers.getPrompt(
        { name: params.promptName, arguments: body.arguments },
        placeOf(params, context),
      ),
    }),
    'completions.create': async ({ params, body }, context) => ({
      data: await offers.complete(body, placeOf(params, context)),
    }),
  };
}

function placeOf(
  { connectionId }: { readonly connectionId: string },
  { principal, gone }: HandlerContext,
): OfferPlace {
  return { connectionId, principal, signal: gone };
}

function pageOf<Row>({ rows, nextCursor }: OfferPage<Row>): {
  readonly data: Row[];
  readonly meta: { nextCursor?: string };
} {
  return { data: rows, meta: { ...(nextCursor !== undefined && { nextCursor }) } };
}
