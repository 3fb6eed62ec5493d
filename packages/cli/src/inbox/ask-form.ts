import { formFields } from '@nanda/terminal';
import { askField, type AskFieldOptions } from './ask-field.js';

export interface AskedForm {
  readonly content: Record<string, unknown>;
  /** What was typed, by the names of the fields: for the next time, where the answer is not taken. */
  readonly typed: ReadonlyMap<string, string>;
}

/** Asks for the fields of a form one by one. The schema is the service's own. @throws CliError `CANCELLED` */
export async function askForm(
  schema: unknown,
  {
    before,
    ...options
  }: Omit<AskFieldOptions, 'before'> & { readonly before?: ReadonlyMap<string, string> },
): Promise<AskedForm> {
  const typed = new Map<string, string>();
  const content: [string, unknown][] = [];
  for (const field of formFields(schema)) {
    const answer = await askField(field, { ...options, before: before?.get(field.name) });
    if (answer === undefined) continue;
    content.push([field.name, answer.value]);
    if (!field.isSecret) typed.set(field.name, answer.typed);
  }
  return { content: Object.fromEntries(content), typed };
}
