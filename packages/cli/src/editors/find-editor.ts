import { nearestName } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';
import type { Editor } from './editor.js';
import { editors } from './editors.js';

/** @throws CliError `USAGE_ERROR` for a client that is not known */
export function findEditor(name: string): Editor {
  // As `servers import` calls it.
  const wanted = name.toLowerCase() === 'claude' ? 'claude-desktop' : name.toLowerCase();
  const editor = editors.find((one) => one.name === wanted);
  if (editor !== undefined) return editor;
  const names = editors.map((one) => one.name);
  const nearest = nearestName(wanted, names);
  throw new CliError('USAGE_ERROR', `There is no client "${name}" that NANDA can be put into.`, {
    details: { clients: names },
    hint: nearest === undefined ? `There are ${names.join(', ')}.` : `Did you mean ${nearest}?`,
  });
}
