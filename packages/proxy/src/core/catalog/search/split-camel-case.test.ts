import { expect, test } from 'vitest';
import { splitCamelCase } from './split-camel-case.js';

test.each([
  ['getForecast', ['get', 'Forecast']],
  ['ClimateAPI', ['Climate', 'API']],
  ['HTMLParser', ['HTML', 'Parser']],
  ['s3Bucket', ['s3', 'Bucket']],
  ['GitHub', ['Git', 'Hub']],
  ['APIs', []],
  ['weather', []],
  ['WEATHER', []],
  ['Weather', []],
  ['', []],
])('%j is made of %j', (word, parts) => {
  expect(splitCamelCase(word)).toEqual(parts);
});
