import { expect, test } from 'vitest';
import { judgeNeed } from './judge-need.js';
import { judgeRows } from './judge-rows.js';
import { judgeTopic } from './judge-topic.js';

const far = 'x'.repeat(120);

function rows(...texts: readonly (readonly [service: string, name: string, text: string])[]) {
  return texts.map(([service, name, description]) => ({
    service,
    row: { id: service, name, description },
  }));
}

test('a service has the best grade of its rows', () => {
  const grades = judgeRows(rows(['a', 'x', 'tea'], ['a', 'tea', ''], ['b', 'x', 'water']), [
    { grade: 1, description: /tea/ },
    { grade: 3, name: /tea/ },
  ]);
  expect([...grades]).toEqual([['a', 3]]);
});

test('judges a topic by where it is spoken of', () => {
  const grades = judgeRows(
    rows(
      ['both', 'Tea', 'Makes tea'],
      ['name', 'Tea', ''],
      ['template', 'Tea', 'A starter'],
      ['opening', 'Kettle', 'Makes tea'],
      ['mention', 'Kettle', `${far} tea`],
      ['except', 'Tea', 'Makes tea of plastic'],
      ['other', 'Kettle', 'Boils'],
    ),
    judgeTopic(/\btea\b/i, { not: /plastic/ }),
  );
  expect(Object.fromEntries(grades)).toEqual({
    both: 3,
    name: 3,
    template: 2,
    opening: 2,
    mention: 1,
  });
});

test('judges a need by whether the subject is what a service is about', () => {
  const grades = judgeRows(
    rows(
      ['name', 'Tea', `${far} brews`],
      ['opening', 'Kettle', 'Tea, brewed'],
      ['mention', 'Kettle', `${far} brews tea`],
      ['subject', 'Tea', 'Sells it'],
      ['need', 'Kettle', 'Brews'],
    ),
    judgeNeed(/\btea\b/i, { need: /brew/i }),
  );
  expect(Object.fromEntries(grades)).toEqual({ name: 3, opening: 3, mention: 2, subject: 1 });
});
