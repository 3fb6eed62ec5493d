import { expect, test } from 'vitest';
import { letterDistance } from './letter-distance.js';

test.each([
  ['weather', 'weather', 0],
  ['wether', 'weather', 1],
  ['weatherr', 'weather', 1],
  ['wcather', 'weather', 1],
  ['waether', 'weather', 1],
  ['ewather', 'weather', 1],
  ['weathre', 'weather', 1],
  ['wethr', 'weather', 2],
  ['postgress', 'postgres', 1],
  ['slak', 'slack', 1],
  ['abcd', 'badc', 2],
  ['', 'ab', 2],
  ['ab', '', 2],
  ['', '', 0],
  ['ca', 'abc', 3],
])('%j and %j are %d letters apart, either way', (word, other, distance) => {
  expect(letterDistance(word, { other, most: 5 })).toBe(distance);
  expect(letterDistance(other, { other: word, most: 5 })).toBe(distance);
});

test.each([
  ['weather', 'climate', 2],
  ['a', 'abcdef', 2],
  ['kitten', 'sitting', 2],
  ['abc', 'abcd', 0],
])('what is further apart than is asked for is not measured: %j and %j', (word, other, most) => {
  expect(letterDistance(word, { other, most })).toBe(most + 1);
});
