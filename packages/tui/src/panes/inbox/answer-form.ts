import { answerSchema } from '@nanda/terminal';
import { createForm } from '../../form/create-form.js';
import type { FormState } from '../../form/form-state.js';
import type { Question } from './question.js';

const message = {
  type: 'object',
  properties: {
    message: {
      type: 'string',
      title: 'Message',
      minLength: 1,
      description: 'What a model would say',
    },
  },
  required: ['message'],
  additionalProperties: false,
};

const directories = {
  type: 'object',
  properties: {
    directories: {
      type: 'array',
      items: { type: 'string' },
      title: 'Directories',
      description: 'Where it may work; none: it is declined',
    },
  },
  additionalProperties: false,
};

const made = new WeakMap<Question['request'], FormState>();

/** The form that a question is answered with, as it was left, else empty. */
export function answerForm({ kind, request, draft }: Question): FormState {
  if (draft !== undefined) return draft;
  const before = made.get(request);
  if (before !== undefined) return before;
  const form = createForm(schemaOf({ kind, request }), { labels: 'titles', purpose: 'answer' });
  made.set(request, form);
  return form;
}

function schemaOf(asked: Pick<Question, 'kind' | 'request'>): unknown {
  if (asked.kind === 'sampling') return message;
  return asked.kind === 'roots' ? directories : answerSchema(asked);
}
