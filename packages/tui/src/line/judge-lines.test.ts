import { expect, test } from 'vitest';
import { judgeLines, noLines, type LineEvent } from './judge-lines.js';

/** `5`: a line that exits so; `a0`: one that is an answer; `#0`: one that leaves what waits as it is. */
function judge(lines: readonly string[], endsAtFailure: boolean) {
  let judgement = noLines;
  let count = 0;
  const take = (event: LineEvent) => {
    judgement = judgeLines(judgement, event, { endsAtFailure });
  };
  for (const line of lines) {
    const kind = line.startsWith('a') ? 'answer' : line.startsWith('#') ? 'aside' : 'other';
    take({ type: 'given', kind });
    if (judgement.hasEnded) break;
    count += 1;
    take({ type: 'carried-out', kind, exitCode: Number(line.replace(/[a#]/u, '')) });
    if (judgement.hasEnded) break;
  }
  take({ type: 'no-more' });
  return [judgement.exitCode, count];
}

test.each([
  [
    ['0', '0'],
    [0, 2],
    [0, 2],
  ],
  [
    ['0', '5', '6', '0'],
    [5, 4],
    [5, 2],
  ],
  [
    ['8', 'a0', '0'],
    [0, 3],
    [0, 3],
  ],
  [
    ['8', '0'],
    [8, 2],
    [8, 1],
  ],
  [['8'], [8, 1], [8, 1]],
  [
    ['8', '#0'],
    [8, 2],
    [8, 2],
  ],
  [
    ['8', '#0', '0'],
    [8, 3],
    [8, 2],
  ],
  [
    ['8', '#0', 'a0'],
    [0, 3],
    [0, 3],
  ],
  [
    ['8', 'a8', 'a0'],
    [0, 3],
    [0, 3],
  ],
  [
    ['8', 'a2', 'a0'],
    [2, 3],
    [2, 2],
  ],
  [
    ['2', '8', 'a0'],
    [2, 3],
    [2, 1],
  ],
])('%j', (lines, going, ending) => {
  expect(judge(lines, false)).toEqual(going);
  expect(judge(lines, true)).toEqual(ending);
});
