import { expect, test } from 'vitest';
import { judgeRunner, type KnownRunner, type RunnerState } from './judge-runner.js';

const now = 1_800_000_000_000;
const here = { host: 'host', pid: 1, processStart: 5_000 };
const runner: KnownRunner = { host: 'host', pid: 2, processStart: 100, beat: now - 1_000 };
const tooLong = now - 15_001;

test.each<[string, RunnerState, KnownRunner | undefined, number[]]>([
  ['one that is not known', 'gone', undefined, []],
  ['one whose process is there', 'there', runner, [2]],
  ['one whose process has gone', 'gone', runner, []],
  ['one that was silent for a while', 'there', { ...runner, beat: now - 14_999 }, [2]],
  ['one that was silent for too long', 'silent', { ...runner, beat: tooLong }, [2]],
  ['one that was heard of in the future', 'there', { ...runner, beat: now + 3_600_000 }, [2]],
  ['one of the future whose process has gone', 'gone', { ...runner, beat: now + 3_600_000 }, []],
  ['one elsewhere, where its pid says nothing', 'there', { ...runner, host: 'other' }, []],
  ['one elsewhere that was silent', 'silent', { ...runner, host: 'other', beat: tooLong }, [2]],
  ['one elsewhere with this pid', 'there', { ...runner, host: 'other', pid: 1 }, [1]],
  ['another store of this process', 'there', { ...runner, ...here, processStart: 5_003 }, [1]],
  ['one that had this pid before', 'gone', { ...runner, pid: 1, processStart: 100 }, [1]],
])('%s: %s', (_name, state, known, pids) => {
  const exists = (pid: number) => pids.includes(pid);
  expect(judgeRunner(known, { now, here, exists, canHear: true })).toBe(state);
  // What a process cannot hear, it does not hold against another one.
  const deaf = judgeRunner(known, { now, here, exists, canHear: false });
  expect(deaf).toBe(state === 'silent' ? 'there' : state);
});
