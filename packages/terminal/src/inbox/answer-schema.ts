import type { Asked } from './asked.js';

const message = {
  type: 'object',
  properties: {
    text: { type: 'string', description: 'What the model says' },
    model: { type: 'string', description: 'Which model that was', default: 'human' },
    role: { type: 'string', enum: ['assistant', 'user'] },
    content: { type: 'object', description: 'Instead of text: a content block' },
    stopReason: { type: 'string' },
  },
  additionalProperties: false,
};

const directories = {
  type: 'object',
  properties: {
    root: { type: 'array', items: { type: 'string' }, description: 'A directory; repeatable' },
    roots: { type: 'array', items: { type: 'object' }, description: 'A JSON list of {uri, name}' },
  },
  additionalProperties: false,
};

const nothing = { type: 'object', properties: {}, additionalProperties: false };

/** The schema that an answer is typed by: that of the form, which is the service's own, or one of ours. */
export function answerSchema({ kind, request }: Asked): Readonly<Record<string, unknown>> {
  if (kind === 'sampling') return message;
  if (kind === 'roots') return directories;
  const schema = request['mode'] === 'url' ? undefined : request['requestedSchema'];
  const isSchema = typeof schema === 'object' && schema !== null && !Array.isArray(schema);
  return isSchema ? (schema as Readonly<Record<string, unknown>>) : nothing;
}
