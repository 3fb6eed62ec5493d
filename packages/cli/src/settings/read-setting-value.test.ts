import { expect, test } from 'vitest';
import { CliError } from '../errors/cli-error.js';
import { readSettingValue } from './read-setting-value.js';
import { settingTable, type SettingName } from './setting-table.js';

const read = (name: SettingName, value: unknown) =>
  readSettingValue(value, { definition: settingTable[name], given: name });

test.each<[SettingName, unknown, unknown]>([
  ['timeout', '2m', 120_000],
  ['timeout', 1500, 1500],
  ['timeout', '1500', 1500],
  ['historyAge', '7d', 604_800_000],
  ['resultCacheTtl', 0, 0],
  ['maxResult', '64MiB', 67_108_864],
  ['maxResult', '1.5 MB', 1_500_000],
  ['historySize', '0', 0],
  ['maxConnections', '7', 7],
  ['pinTools', true, true],
  ['pinTools', 'no', false],
  ['confirm', 'unknown', 'unknown'],
  ['baseUrl', 'https://a.example/', 'https://a.example'],
  ['baseUrl', 'unix:/run/nanda.sock', 'unix:/run/nanda.sock'],
  ['token', 'secret:WORK', 'secret:WORK'],
  ['connection', ' weather ', 'weather'],
])('%s: %j', (name, value, expected) => {
  expect(read(name, value)).toBe(expected);
});

test.each<[SettingName, unknown, string]>([
  ['timeout', 'soon', 'timeout is a time such as 500ms, 30s, 2m, 1h or 7d, not "soon".'],
  ['timeout', 0, 'timeout is at least 1, not 0.'],
  ['timeout', -5, 'timeout is a time such as 500ms, 30s, 2m, 1h or 7d, not -5.'],
  ['timeout', null, 'timeout is a time such as 500ms, 30s, 2m, 1h or 7d, not null.'],
  ['idleTimeout', '40d', 'idleTimeout is at most 2147483647, not "40d".'],
  ['maxResult', '10', 'maxResult is at least 1024, not "10".'],
  ['maxResult', '1 TB', 'maxResult is a size such as 64MiB, or bytes, not "1 TB".'],
  ['maxConnections', 1.5, 'maxConnections is a whole number, not 1.5.'],
  ['maxConnections', '1e3', 'maxConnections is a whole number, not "1e3".'],
  ['pinTools', 'maybe', 'pinTools is true or false, not "maybe".'],
  [
    'confirm',
    'destructiv',
    'confirm is one of destructive, unknown, never, not "destructiv". Did you mean destructive?',
  ],
  ['baseUrl', 'nanda.example', 'baseUrl is an http(s) URL, not "nanda.example".'],
  ['connection', 7, 'connection is a text, not 7.'],
])('%s cannot be %j', (name, value, message) => {
  expect(() => read(name, value)).toThrow(
    expect.objectContaining({ code: 'USAGE_ERROR', message }),
  );
});

test.each<[SettingName, string]>([
  ['baseUrl', 'https://me:s3cret@a.example'],
  ['baseUrl', 'https://a.example/?access_token=s3cret'],
  ['token', 's3cret'],
  ['connection', 'ghp_s3cret0123456789'],
  ['pager', 'curl -H "Authorization: Bearer s3cret-0123"'],
  ['confirm', 'sk-s3cret0123456789'],
  ['timeout', 'xoxb-s3cret'],
])('%s does not take, or repeat, a secret', (name, value) => {
  let failure: unknown;
  try {
    read(name, value);
  } catch (error) {
    failure = error;
  }
  expect(failure).toBeInstanceOf(CliError);
  const { message, hint, details } = failure as CliError;
  expect(JSON.stringify({ message, hint, details })).not.toContain('s3cret');
});
