import { findPath, shapeOf } from '@nanda/terminal';
import { describe, expect, test } from 'vitest';
import { findToolSets } from '../../test/find-tool-sets.js';
import { listToolArguments } from './list-tool-arguments.js';

const inputSchema = {
  type: 'object',
  properties: {
    city: { type: 'string', default: 'Oslo' },
    units: { enum: ['metric', 'imperial'], default: 'metric' },
    json: { type: 'boolean', description: 'Its own' },
    place: { $ref: '#/$defs/place' },
  },
  required: ['units'],
  $defs: { place: { type: 'object', properties: { zip: { enum: ['0150'] } } } },
};

async function list(typed: string, words: readonly string[] = []) {
  const tool = { name: 'forecast', inputSchema };
  const candidates = await listToolArguments(typed, { tool, words, cwd: '/nowhere' });
  return candidates.map(({ value }) => value).filter((value) => value.startsWith(typed));
}

test.each<[string, string[], string[]]>([
  ['', [], ['--units', '--city', '--json', '--place']],
  ['--u', [], ['--units']],
  ['--units=', [], ['--units=metric', '--units=imperial']],
  ['', ['--units'], ['metric', 'imperial']],
  ['', ['--city'], ['Oslo']],
  ['', ['--json'], ['--units', '--city', '--place']],
  ['units=', [], ['units=metric', 'units=imperial']],
  ['units:=', [], ['units:="metric"', 'units:="imperial"']],
  ['json=', [], ['json=true', 'json=false']],
  ['pla', [], ['place:=']],
  ['--place.', [], ['--place.zip']],
  ['place.zip=', [], ['place.zip=0150']],
  ['', ['--place.zip'], ['0150']],
  ['--dry', [], ['--dry-run']],
  ['--o', [], ['--output']],
  ['nothing=', [], []],
  ['', ['--', '--units'], ['--city', '--json', '--place']],
])('%j after %j', async (typed, words, expected) => {
  expect(await list(typed, words)).toEqual(expected);
});

test('a parameter of the tool takes the place of an option of ours', async () => {
  const tool = { name: 'forecast', inputSchema };
  const candidates = await listToolArguments('--j', { tool, words: [], cwd: '/nowhere' });
  const json = candidates.filter(({ value }) => value === '--json');
  expect(json).toEqual([{ value: '--json', text: 'Its own' }]);
});

const sets = findToolSets();
if (sets.length === 0) console.warn('SKIPPED: there are no real tools here to complete');

describe.skipIf(sets.length === 0)('every flag that is proposed for a real tool', () => {
  test('is one that it takes', async () => {
    const wrong: string[] = [];
    let count = 0;
    for (const tool of sets.flatMap((set) => set.tools)) {
      const root = tool.inputSchema;
      const shape = shapeOf(root, root);
      for (const { value } of await listToolArguments('', { tool, words: [], cwd: '/' })) {
        count += 1;
        if (findPath(value.slice(2), { shape, root }) === undefined) {
          wrong.push(`${tool.name} ${value}`);
        }
      }
    }
    expect(count).toBeGreaterThan(1000);
    expect(wrong).toEqual([]);
  });
});
