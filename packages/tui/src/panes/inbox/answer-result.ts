import { toMessage, toRoots } from '@nanda/terminal';
import type { FormState } from '../../form/form-state.js';
import { readForm } from '../../form/read-form.js';
import { isPage } from './is-page.js';
import type { Question } from './question.js';

/** {@link answerResult}'s second argument. */
export interface AnswerResultOptions {
  form: FormState;
  /** What a directory is relative to. Default: the directory of the process. */
  cwd?: string;
}

/** An answer as the contract has it. No directories at all are a no. */
export function answerResult(
  question: Question,
  { form, cwd = process.cwd() }: AnswerResultOptions,
): Record<string, unknown> {
  if (isPage(question)) return { action: 'accept' };
  const { parameters } = readForm(form);
  switch (question.kind) {
    case 'sampling':
      return { ...toMessage(textOf(parameters['message'])) };
    case 'roots': {
      const { directories } = parameters;
      const paths = Array.isArray(directories) ? directories.map(textOf) : [];
      return paths.length === 0 ? { action: 'decline' } : { roots: toRoots(paths, { cwd }) };
    }
    case 'elicitation':
      return { action: 'accept', content: parameters };
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
