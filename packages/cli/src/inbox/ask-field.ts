import { type FormField, oneLine, readField } from '@nanda/terminal';
import type { CommandLineIo } from '../io/command-line-io.js';
import { askLine } from '../prompts/ask-line.js';
import { askSecret } from '../prompts/ask-secret.js';

export interface AskFieldOptions {
  readonly io: CommandLineIo;
  /** Of a stranger's text what may be shown. */
  readonly clean: (text: string) => string;
  /** What was typed the last time, where it is asked for again. */
  readonly before?: string | undefined;
}

/** Asks for one field until what is typed fits it; undefined where it is left out. @throws CliError `CANCELLED` */
export async function askField(
  field: FormField,
  { io, clean, before }: AskFieldOptions,
): Promise<{ readonly value: unknown; readonly typed: string } | undefined> {
  const say = (text: string) => void io.stderr.write(`    ${clean(oneLine(text, 400))}\n`);
  if (field.description !== undefined) say(field.description);
  for (const [index, { title, value }] of (field.choices ?? []).entries()) {
    const own = String(value) === title ? '' : ` (${String(value)})`;
    say(`${index + 1}  ${title}${own}`);
  }
  const question = `  ${clean(oneLine(questionOf(field), 200))}`;
  for (;;) {
    const typed = field.isSecret
      ? await askSecret(io, { question })
      : await askLine(io, { question, initial: before });
    if (typed.trim() === '') {
      if (field.default !== undefined) return { value: field.default, typed };
      if (!field.isRequired) return undefined;
      say('It has to be answered; "" is the empty text.');
      continue;
    }
    const isText = field.shape.types.has('string') && field.choices === undefined;
    const read = readField(isText && typed.trim() === '""' ? '' : typed, field);
    if ('value' in read) return { value: read.value, typed };
    say(`${field.title} ${read.problem}.`);
  }
}

function questionOf(field: FormField): string {
  const { title, isRequired, isList, shape, default: usual } = field;
  const types = [...shape.types].filter((type) => type !== 'null');
  const type = types.length === 1 ? types[0] : undefined;
  const facts = [
    type === 'boolean' && 'y/n',
    type === 'integer' && 'whole number',
    type === 'number' && 'number',
    isList && 'several, with commas',
    usual === undefined && (isRequired ? 'required' : 'optional'),
  ].filter((fact) => typeof fact === 'string');
  const shown = usual === undefined ? '' : ` [${[usual].flat().map(nameOf).join(', ')}]`;
  return `${title}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}${shown}:`;

  function nameOf(value: unknown): string {
    if (typeof value === 'boolean') return value ? 'y' : 'n';
    const choice = field.choices?.find((one) => one.value === value);
    return choice?.title ?? (typeof value === 'string' ? value : JSON.stringify(value));
  }
}
