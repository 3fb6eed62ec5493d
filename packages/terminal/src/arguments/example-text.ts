import { describeLimit } from './describe-limit.js';
import { textOfPattern } from './text-of-pattern.js';
import type { ValueShape } from './value-shape.js';

const byFormat: Readonly<Record<string, string>> = {
  date: '2025-01-31',
  'date-time': '2025-01-31T09:00:00Z',
  time: '09:00:00Z',
  duration: 'PT1H',
  email: 'ada@example.com',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://example.com/',
  url: 'https://example.com/',
  'uri-reference': '/path',
  uuid: '123e4567-e89b-42d3-a456-426614174000',
};

/** What a text with such a name most often is. */
const byName: readonly (readonly [pattern: RegExp, text: string])[] = [
  [/e-?mail/i, 'ada@example.com'],
  [/ur[li]$|link$|website|endpoint/i, 'https://example.com/'],
  [/(?:^|_)(?:city|location|place)/i, 'Oslo'],
  [/country/i, 'Norway'],
  [
    /(?:wallet|address|contract|account).*(?:address|hash|wallet|contract)|walletaddress/i,
    '0x00000000000000000000000000000000000000a1',
  ],
  [/hash$/i, '0x1234abcd'],
  [/date$|^since$|^until$/i, '2025-01-31'],
  [/(?:time|timestamp|_at|At)$/, '2025-01-31T09:00:00Z'],
  [/timezone|^tz$/i, 'Europe/Oslo'],
  [/lang|locale/i, 'en'],
  [/currency/i, 'EUR'],
  [/symbol|ticker/i, 'ACME'],
  [/branch|^ref$/i, 'main'],
  [/owner|^org$|organization|user(?:name)?$/i, 'ada'],
  [/repo(?:sitory)?(?:_?name)?$/i, 'engine'],
  [/(?:file|path|dir|directory|folder)s?$/i, 'notes.txt'],
  [/filename|file_?name/i, 'notes.txt'],
  [/phone/i, '+4712345678'],
  [/colou?r/i, 'blue'],
  [/sql/i, 'select 1'],
  [/query|search|keyword|term|^q$/i, 'coffee'],
  [/message|text|content|body|comment|note|prompt|description|summary/i, 'Hello'],
  [/title|subject/i, 'Hello'],
  [/name$/i, 'ada'],
  [/code$/i, 'A1'],
  [/(?:^|_|-)id$|Id$|ID$|key$/, '1'],
];

/** Text that fits a shape, and its name where it can. */
export function exampleText(name: string, { limits }: Pick<ValueShape, 'limits'>): string {
  const { format, pattern, minLength, maxLength } = limits;
  const likely = byName.find(([names]) => names.test(name))?.[1];
  const candidates = [
    typeof format === 'string' && Object.hasOwn(byFormat, format) ? byFormat[format] : undefined,
    likely,
    'text',
    typeof pattern === 'string' ? textOfPattern(pattern) : undefined,
    likely?.slice(0, typeof maxLength === 'number' ? maxLength : undefined),
    'text'.slice(0, typeof maxLength === 'number' ? maxLength : undefined),
    'text'.padEnd(typeof minLength === 'number' ? Math.min(minLength, 500) : 0, '-text'),
  ].filter((text) => text !== undefined);
  return candidates.find((text) => describeLimit(text, limits) === undefined) ?? 'text';
}
