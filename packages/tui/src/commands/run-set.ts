import { formatColumns, suggestNames } from '@nanda/terminal';
import { CommandError } from '../session/command-error.js';
import type { CommandContext } from './command-context.js';
import { settingTable } from './setting-table.js';

/** `set: timeout 30s`; `set` alone lists the settings. */
export function runSet(
  { name, value }: { name: string; value: string },
  { face, readState, dispatch, print }: CommandContext,
): void {
  const here = settingTable.filter(({ faces }) => faces.includes(face));
  const { settings } = readState();
  if (name === '') {
    const rows = here.map((one) => [one.name, one.show(settings), `${one.summary} (${one.takes})`]);
    print(formatColumns(rows));
    return;
  }
  const setting = here.find((one) => one.name === name.toLowerCase());
  if (setting === undefined) throw unknown(name, { names: here.map((one) => one.name) });
  if (value === '') {
    print(`${setting.name} is ${setting.show(settings)}`);
    return;
  }
  const change = setting.read(value.toLowerCase());
  if (change === undefined) {
    throw new CommandError(`${setting.name} takes ${setting.takes}, not "${value}"`, {
      hint: `set: ${setting.name} ${setting.show(settings)}`,
    });
  }
  dispatch({ type: 'settings-changed', settings: change });
  print(`${setting.name} is ${setting.show(readState().settings)} now`);
}

function unknown(name: string, { names }: { names: readonly string[] }): CommandError {
  const elsewhere = settingTable.some((one) => one.name === name.toLowerCase());
  const [nearest] = suggestNames(name, names);
  const message = elsewhere
    ? `${name} changes nothing line by line`
    : `there is no setting "${name}"`;
  return new CommandError(message, { hint: nearest === undefined ? 'set' : `set: ${nearest}` });
}
