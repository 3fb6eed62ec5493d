import { expect, test } from 'vitest';
import { splitWords } from './split-words.js';

test.each([
  ['real-time weather_data', ['real', 'time', 'weather', 'data']],
  ['getForecast v2.1', ['getForecast', 'v2', '1']],
  ["it's 100%", ['it', 's', '100']],
  ['Café crème', ['Café', 'crème']],
  ['naïve', ['naïve']],
  ['ﬁle ＡＢＣ', ['file', 'ABC']],
  ['Привет, мир', ['Привет', 'мир']],
  ['हिन्दी', ['हिन्दी']],
  ['天', ['天']],
  ['天気', ['天気']],
  ['天気予報', ['天気', '気予', '予報']],
  ['東京の天気API', ['東京', '京の', 'の天', '天気', 'API']],
  ['v2天気予', ['v2', '天気', '気予']],
  ['カタカナ', ['カタ', 'タカ', 'カナ']],
  ['한국어 날씨', ['한국어', '날씨']],
  ['𠮷野家', ['𠮷野', '野家']],
  ['🙂 ---', []],
  ['', []],
  ['\u0301', []],
])('%j has the words %j', (text, words) => {
  expect(splitWords(text)).toEqual(words);
});
