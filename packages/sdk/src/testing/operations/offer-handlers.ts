import type { FilledPrompt, Prompt, ReadResource, Resource } from '@nanda/protocol';
import type { ConnectionRecord } from '../core/connection-record.js';
import type { World } from '../core/world.js';
import type { TestPrompt, TestResource } from '../services/test-offers.js';
import type { HandlerContext, OperationHandlers } from '../wire/operation-handler.js';
import { Refusal } from '../wire/refusal.js';

export type OfferOperationId =
  | 'resources.list'
  | 'resources.templates'
  | 'resources.read'
  | 'resources.subscribe'
  | 'resources.unsubscribe'
  | 'prompts.list'
  | 'prompts.get'
  | 'completions.create';

/** Resources, prompts and completion. */
export function createOfferHandlers({ connections }: World): OperationHandlers<OfferOperationId> {
  function use(
    { connectionId }: { readonly connectionId: string },
    { caller }: HandlerContext,
  ): ConnectionRecord {
    const record = connections.use(connectionId, caller);
    // As with the real proxy: what is read of a service counts as a call.
    record.calls.total += 1;
    record.calls.succeeded += 1;
    return record;
  }

  return {
    'resources.list': ({ params }, context) => {
      const { resources = {} } = use(params, context).service.described;
      return { data: Object.entries(resources).map(describeResource), meta: {} };
    },
    'resources.templates': ({ params }, context) => ({
      data: [...(use(params, context).service.described.resourceTemplates ?? [])],
      meta: {},
    }),
    'resources.read': ({ params, query }, context) => ({
      data: readResource(use(params, context), query.uri),
    }),
    'resources.subscribe': ({ params, body }, context) => {
      use(params, context).subscriptions.add(body.uri);
      return { data: { uri: body.uri } };
    },
    'resources.unsubscribe': ({ params, body }, context) => {
      use(params, context).subscriptions.delete(body.uri);
      return { data: { uri: body.uri } };
    },
    'prompts.list': ({ params }, context) => {
      const { prompts = {} } = use(params, context).service.described;
      return { data: Object.entries(prompts).map(describePrompt), meta: {} };
    },
    'prompts.get': async ({ params, body }, context) => ({
      data: await fillPrompt(use(params, context), {
        name: params.promptName,
        values: body.arguments,
      }),
    }),
    'completions.create': async ({ params, body }, context) => {
      const { complete } = use(params, context).service.described;
      const values = [...((await complete?.(body)) ?? [])];
      const { value } = body.argument;
      const fitting = values.filter((each) => each.startsWith(value)).slice(0, 100);
      return { data: { values: fitting, total: fitting.length, hasMore: false } };
    },
  };
}

function describeResource([uri, resource]: [string, TestResource]): Resource {
  if (typeof resource === 'string') return { uri, name: uri, mimeType: 'text/plain' };
  const { text: _, blob: __, ...about } = resource;
  return { name: uri, ...about, uri };
}

function readResource({ service }: ConnectionRecord, uri: string): ReadResource {
  const resource = service.described.resources?.[uri];
  if (resource === undefined) throw unknown(`There is no resource "${uri}".`);
  if (typeof resource === 'string')
    return { contents: [{ uri, mimeType: 'text/plain', text: resource }] };
  const { name: _, description: __, ...contents } = resource;
  return { contents: [{ ...contents, uri }] };
}

function describePrompt([name, prompt]: [string, TestPrompt]): Prompt {
  if (typeof prompt !== 'object') return { name };
  const { run: _, arguments: values, ...about } = prompt;
  return { name, ...about, ...(values && { arguments: [...values] }) };
}

async function fillPrompt(
  { service }: ConnectionRecord,
  { name, values }: { readonly name: string; readonly values: Readonly<Record<string, string>> },
): Promise<FilledPrompt> {
  const prompt = service.described.prompts?.[name];
  if (prompt === undefined) throw unknown(`There is no prompt "${name}".`);
  const run = typeof prompt === 'object' ? prompt.run : prompt;
  const filled = typeof run === 'string' ? run : await run(values);
  if (typeof filled !== 'string') return filled;
  return { messages: [{ role: 'user', content: { type: 'text', text: filled } }] };
}

/** As the real proxy hands on what a service refuses. */
function unknown(message: string): Refusal {
  return new Refusal('UPSTREAM_ERROR', { message });
}
