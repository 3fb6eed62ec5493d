import { settingTable } from '../commands/setting-table.js';
import type { SessionSettings } from '../session/session-settings.js';
import type { Offer } from './offer.js';
import type { Proposal } from './proposal.js';
import type { TypedWords } from './read-typed-words.js';

/** What could stand behind `set`: a setting, then what it takes. */
export function offerSetting(
  { words, typed }: TypedWords,
  settings: SessionSettings,
): Offer | null {
  const [name, second] = words;
  if (second !== undefined) return null;
  const place = { start: typed.start, typed: typed.text, isWanted: true };
  if (name === undefined) {
    const proposals = settingTable.map((setting) => ({
      value: setting.name,
      kind: 'setting',
      description: `${setting.summary}, now ${setting.show(settings)}`,
    }));
    return { ...place, proposals };
  }
  const setting = settingTable.find((one) => one.name === name.text.toLowerCase());
  if (setting === undefined) return null;
  const now = setting.show(settings);
  // Its words are in what it says that it takes: those that it reads are values.
  const values = new Set([...setting.takes.split(/,?\s+/u), now]);
  const proposals = [...values].flatMap((value): readonly Proposal[] =>
    setting.read(value) === undefined
      ? []
      : [{ value, kind: 'value', description: value === now ? 'now' : '', hasNext: false }],
  );
  return { ...place, proposals };
}
