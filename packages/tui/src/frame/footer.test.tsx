import { expect, test } from 'vitest';
import { initialSession } from '../session/initial-session.js';
import type { SessionState } from '../session/session-state.js';
import { fakeQuestion } from '../testing/fake-question.js';
import { pressKeys } from '../testing/press-keys.js';
import { renderPane } from '../testing/render-pane.js';
import { sessionAfter } from '../testing/session-after.js';
import { fitFooter } from './fit-footer.js';
import { footerOf } from './footer-of.js';
import { Footer } from './footer.js';

const inHistory = sessionAfter([
  { type: 'panes-entered' },
  { type: 'place-opened', place: 'history' },
]);

function labels(state: SessionState): readonly string[] {
  return footerOf(state).entries.map(({ key, label }) => `${key} ${label}`);
}

test('the innermost place comes first, and says what does nothing now', () => {
  const { entries } = footerOf(inHistory);
  expect(labels(inHistory).slice(0, 3)).toEqual(['enter open', 'r again', '/ filter']);
  expect(entries[0]?.reason).toBe('No call is selected');
  expect(entries[2]?.reason).toBeUndefined();
});

test('a key that means something else further in is not said of what is around it', () => {
  const page = fakeQuestion({ request: { mode: 'url', url: 'https://pay.example/' } });
  const state = sessionAfter([
    { type: 'panes-entered' },
    { type: 'question-asked', question: page },
    { type: 'work-opened', work: 'question' },
  ]);
  const keys = footerOf(state).entries.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(labels(state)).toContain('esc later');
});

test('after the first key of a sequence it says what may follow', () => {
  const { state } = pressKeys(['g'], inHistory);
  expect(labels(state)).toEqual(['g g First row']);
});

test('it is cut between keys, never in one, and what waits is never cut', () => {
  const entries = ['enter open', 'r again', '/ filter'].map((text) => {
    const [key = '', label = ''] = text.split(' ');
    return { key, label, reason: undefined };
  });
  const count = (columns: number) =>
    fitFooter({ entries, questions: 2, running: 1 }, { columns }).entries.length;
  expect(fitFooter({ entries, questions: 2, running: 1 }, { columns: 10 })).toEqual({
    entries: [],
    badge: '! 2  ◆ 1 running',
  });
  expect(count(27)).toBe(0);
  expect(count(28)).toBe(1);
  expect(count(37)).toBe(2);
  expect(count(47)).toBe(3);
  const [first, ...others] = entries;
  const some = [{ ...first!, reason: 'No call' }, ...others];
  const keys = (columns: number) =>
    fitFooter({ entries: some, questions: 0, running: 0 }, { columns }).entries.map(
      ({ key }) => key,
    );
  expect(keys(80)).toEqual(['enter', 'r', '/']);
  expect(keys(20)).toEqual(['r', '/']);
});

test('it is one line, with what waits at its right', () => {
  const state = sessionAfter([{ type: 'question-asked', question: fakeQuestion() }], inHistory);
  const Shown = () => <Footer columns={100} state={state} />;
  const [line = '', ...others] = renderPane(Shown, { state, columns: 100, rows: 1 });
  expect(others).toEqual([]);
  expect(line).toMatch(/^\(enter open\) {2}\(r again\) {2}\/ filter {2}.* ! 1$/);
  expect(line).toHaveLength(100);
  const prompt = () => <Footer columns={40} state={initialSession} />;
  expect(renderPane(prompt, { state, columns: 40, rows: 1 })[0]).toMatch(/^enter run {2}/);
});
