import type { Prompt } from '@nanda/protocol';

/** What a prompt wants filled in, as a schema: all of it is text. */
export function promptSchema({ arguments: wanted = [] }: Prompt): Record<string, unknown> {
  const properties = wanted.map(({ name, description }): [string, object] => [
    name,
    { type: 'string', ...(description !== undefined && { description }) },
  ]);
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: wanted.filter(({ required }) => required === true).map(({ name }) => name),
    additionalProperties: false,
  };
}
