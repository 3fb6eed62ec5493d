import { splitJsonFields } from '../options/split-json-fields.js';
import { isData, type OutputFormat, resultFormats } from './output-format.js';

/** Whether a command line wants data, before its options are read: one that cannot be read is reported as data too. */
export function wantsData(argv: readonly string[]): boolean {
  const words = splitJsonFields(argv);
  const end = words.indexOf('--');
  return (end === -1 ? words : words.slice(0, end)).some((word, index, own) => {
    if (word === '--json' || /^--(?:fields|select)(?:=|$)/.test(word)) return true;
    const [, attached] = /^(?:-o|--format=)(.+)$/.exec(word) ?? [];
    const format = attached ?? (word === '-o' || word === '--format' ? own[index + 1] : undefined);
    return resultFormats.includes(format as OutputFormat) && isData(format as OutputFormat);
  });
}
