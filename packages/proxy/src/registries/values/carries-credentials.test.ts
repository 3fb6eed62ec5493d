import { expect, test } from 'vitest';
import { carriesCredentials } from './carries-credentials.js';

test.each([
  'https://me:pw@a.example/list.json',
  'https://me@a.example/list.json',
  'https://a.example/list.json?token=x',
  'https://a.example/list.json?private_token=1',
  'https://a.example/list.json?apiKey=x',
  'https://a.example/list.json?key=x',
  'https://a.example/list.json?sv=2024&sig=abc',
  'https://a.example/list.json?X-Amz-Signature=x',
  `https://a.example/ghp_${'a1B2c3D4e5'.repeat(3)}/list.json`,
])('%s does', (url) => {
  expect(carriesCredentials(new URL(url))).toBe(true);
});

test.each([
  'https://a.example/list.json',
  'http://127.0.0.1:8080/list.json?page=2&format=json',
  'https://raw.example/x/main/services.json#top',
])('%s does not', (url) => {
  expect(carriesCredentials(new URL(url))).toBe(false);
});
