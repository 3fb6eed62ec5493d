import { expect, test } from 'vitest';
import { findSecretParameter } from './find-secret-parameter.js';

const find = (query: string) => findSecretParameter(new URL(`https://a.example/c.json${query}`));

test.each([
  'token access_token accessToken api_key apikey key X-Api-Key sig signature secret client_secret',
  'password pwd auth authorization code jwt private_token subscription-key secret_access_key',
  'X-Amz-Signature X-Amz-Credential X-Amz-Security-Token X-Goog-Signature',
])('%s', (names) => {
  for (const name of names.split(' ')) {
    expect(find(`?page=2&${name}=s3cret`)).toBe(name);
    expect(find(`#${name}=s3cret`)).toBe(name);
  }
});

test.each([
  '',
  '?q=token&limit=20',
  '?keyword=coffee&author=me&country-code-list=de&passage=1&page_token=2#section',
  '?token=&key={key}&sig=%3Csig%3E&auth=$AUTH&secret=YOUR_SECRET&code=...',
])('%j has none', (query) => {
  expect(find(query)).toBeUndefined();
});
