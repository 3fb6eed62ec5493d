import { expect, test } from 'vitest';
import { createResumePoint } from './resume-point.js';

test('follows what comes', () => {
  const point = createResumePoint();
  expect(point.position).toBeUndefined();
  point.reached('a');
  point.reached('b');
  expect(point.position).toBe('b');
});

test('stays before an open question, and is nowhere once more has come', () => {
  const point = createResumePoint();
  point.reached('a');
  point.reached('question');
  point.parked();
  expect(point.position).toBe('a');
  point.unparked();
  expect(point.position).toBe('question');
  point.reached('second question');
  point.parked();
  point.reached('progress');
  expect(point.position).toBeUndefined();
  point.unparked();
  expect(point.position).toBe('progress');
});

test('a question that came first leaves nothing to go back to', () => {
  const point = createResumePoint();
  point.reached('question');
  point.parked();
  expect(point.position).toBeUndefined();
});
