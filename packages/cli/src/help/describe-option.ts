import type { OptionDefinition } from '../options/option-table.js';
import type { HelpRow } from './command-help.js';

/** An option as help shows it: how it is written, and what it does. */
export function describeOption(
  name: string,
  {
    kind,
    short,
    summary,
    choices,
    env,
    many,
    deniable,
    default: fixed,
    usually,
    value = { flag: '', text: 'TEXT', integer: 'N', duration: 'TIME', size: 'SIZE' }[kind],
  }: OptionDefinition,
): HelpRow {
  const standing = fixed ?? usually;
  const long = deniable ? `--[no-]${name}` : `--${name}`;
  const flags = short === undefined ? long : `-${short}, ${long}`;
  const facts = [
    many === true && !/repeatable/i.test(summary) && 'repeatable',
    env !== undefined && `env: ${env}`,
    standing !== undefined && `default: ${standing}`,
  ].filter((fact) => fact !== false);
  const text = choices === undefined ? summary : `${summary}: ${choices.join(', ')}`;
  return {
    term: kind === 'flag' ? flags : `${flags} ${value}`,
    meaning: facts.length === 0 ? text : `${text} (${facts.join(', ')})`,
  };
}
