import {
  checkFieldValue,
  fieldTitle,
  isSecretField,
  oneLine,
  type WantedField,
} from '@nanda/terminal';
import type { CommandContext } from '../commands/command.js';
import { askLine } from '../prompts/ask-line.js';
import { askSecret } from '../prompts/ask-secret.js';

type Context = Pick<CommandContext, 'io' | 'output'>;

/**
 * Asks for exactly what a service wants, one after the other, with nothing secret shown; gives what was answered by the names of
 * the fields. What is left empty is not in it.
 *
 * @throws CliError `CANCELLED`
 */
export async function askFields(
  fields: readonly WantedField[],
  context: Context,
): Promise<Record<string, string>> {
  const answers: [string, string][] = [];
  for (const field of fields) {
    const answer = await askOne(field, context);
    if (answer !== '') answers.push([field.name, answer]);
  }
  return Object.fromEntries(answers);
}

async function askOne(field: WantedField, { io, output }: Context): Promise<string> {
  const { choices = [], default: standing, name } = field;
  const isSecret = isSecretField(field);
  const say = (text: string) => output.note(`  ${output.cleanNote(oneLine(text, 200))}`);
  if (field.description !== undefined) say(field.description);
  for (const [index, choice] of choices.entries()) {
    output.note(`  ${index + 1}  ${output.cleanNote(oneLine(choice, 100))}`);
  }
  const question = output.cleanNote(questionOf(field));
  // It can be seen and changed; what is secret, or chosen by its number, is taken where nothing is typed.
  const initial = isSecret || choices.length > 0 ? undefined : standing;
  for (;;) {
    const typed = isSecret
      ? await askSecret(io, { question })
      : await askLine(io, { question, initial });
    // Blanks may belong to a password.
    const text = name === 'password' ? typed : typed.trim();
    const chosen = /^\d{1,3}$/.test(text) ? choices[Number(text) - 1] : undefined;
    const value = chosen !== undefined && !choices.includes(text) ? chosen : text;
    const problem = checkFieldValue(value, field);
    if (problem === undefined) return value;
    say(`${fieldTitle(field)}: ${problem}.`);
  }
}

function questionOf(field: WantedField): string {
  const { choices = [], default: standing, placeholder, isRequired, format } = field;
  const isShown = standing !== undefined && !isSecretField(field);
  const facts = [
    choices.length > 0 && 'number or value',
    format === 'boolean' && choices.length === 0 && 'true or false',
    placeholder && `such as ${oneLine(placeholder, 40)}`,
    isRequired !== true && standing === undefined && 'may be left empty',
    standing !== undefined && !isShown && 'empty for the usual one',
  ].filter((fact) => typeof fact === 'string' && fact !== '');
  const usual = isShown && choices.length > 0 ? ` [${oneLine(standing, 40)}]` : '';
  return `${fieldTitle(field)}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}${usual}:`;
}
