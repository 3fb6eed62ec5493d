import { expect, test } from 'vitest';
import { parseQuery } from './parse-query.js';

const wordsOf = (text: string) => parseQuery(text).words.map(({ word }) => word);

test.each([
  ['Weather forecast', ['weather', 'forecast']],
  ['a tool that can send mail', ['send', 'mail']],
  ['What does the weather do?', ['weather']],
  ['weather mcp server', ['weather']],
  ['the', ['the']],
  ['mcp server', ['mcp', 'server']],
  ['how to', ['how', 'to']],
  ['weather WEATHER', ['weather']],
  ['Café crème', ['cafe', 'creme']],
  ['天気予報', ['天気', '気予', '予報']],
  ['io.github.acme/sql-reader', ['acme', 'sql', 'reader']],
  ['https://mcp.acme.com/weather', ['acme', 'weather']],
  ['github.com', ['github', 'com']],
  ['🙂 ***', []],
  ['', []],
])('%j looks for %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test('knows the parts of compound words', () => {
  expect(parseQuery('getForecast').words).toMatchObject([
    { word: 'getforecast', parts: ['get', 'forecast'] },
  ]);
  expect(parseQuery('forecast').words).toMatchObject([{ parts: [] }]);
});

test('knows which word may not be typed to its end yet', () => {
  const lasts = (text: string) =>
    parseQuery(text)
      .words.filter(({ isLast }) => isLast)
      .map(({ word }) => word);
  expect(lasts('weather forec')).toEqual(['forec']);
  expect(lasts('weather forec ')).toEqual(['forec']);
  expect(lasts('weather forecast.')).toEqual([]);
  expect(lasts('"weather forecast"')).toEqual([]);
});

test('words in quotation marks have to follow each other', () => {
  expect(parseQuery('find "Real-time data" and "x" "" "--"').phrases).toEqual([
    ['real', 'time', 'data'],
    ['x'],
  ]);
  expect(parseQuery('open "mark').phrases).toEqual([]);
});

test('neighbours are told, but for those that say nothing', () => {
  expect(parseQuery('google maps server for cities').pairs).toEqual([
    ['google', 'maps'],
    ['maps', 'server'],
  ]);
  expect(parseQuery('weather').pairs).toEqual([]);
});

test('a URL is an address', () => {
  expect(parseQuery(' https://Mcp.Acme.com/weather/sse ').address).toBe('mcp.acme.com/weather');
  expect(parseQuery('weather').address).toBeUndefined();
  expect(parseQuery('see https://acme.com').address).toBeUndefined();
});

test('of a whole essay the first words are looked for', () => {
  const essay = Array.from({ length: 500 }, (_, index) => `word${index}`).join(' ');
  const words = wordsOf(essay);
  expect(words.length).toBeLessThanOrEqual(16);
  expect(words[0]).toBe('word0');
});

test('keeps what was typed, without surrounding space', () => {
  expect(parseQuery('  Weather "x" ').text).toBe('Weather "x"');
});
