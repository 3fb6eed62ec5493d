import type { InputRequest } from '@nanda/protocol';
import { shapeOf } from '../arguments/shape-of.js';

/** What an answer to a request looks like, with something in the place of each value that it needs. */
export function exampleAnswer({
  kind,
  request,
}: Pick<InputRequest, 'kind' | 'request'>): Readonly<Record<string, unknown>> {
  if (kind === 'roots') return { roots: [{ uri: 'file:///...' }] };
  if (kind === 'sampling') {
    return { role: 'assistant', model: '...', content: { type: 'text', text: '...' } };
  }
  if (request['mode'] === 'url') return { action: 'accept' };
  const schema = request['requestedSchema'];
  const { properties, required } = shapeOf(schema, schema);
  const names = Object.keys(properties);
  const needed = required.filter((name) => Object.hasOwn(properties, name));
  const content = (needed.length > 0 ? needed : names.slice(0, most)).map((name) => [
    name,
    exampleValue(properties[name], schema),
  ]);
  return { action: 'accept', content: Object.fromEntries(content) as Record<string, unknown> };
}

/** Of a form of which nothing has to be filled in. */
const most = 5;

function exampleValue(property: unknown, schema: unknown): unknown {
  const { types, choices, default: usual } = shapeOf(property, schema);
  if (usual !== undefined) return usual;
  if (choices !== undefined) return choices[0];
  if (types.has('boolean')) return true;
  if (types.has('integer') || types.has('number')) return 1;
  return types.has('array') ? [] : '...';
}
