import { nearestName } from '@nanda/terminal';
import { parseDuration } from '../options/parse-duration.js';
import { findSecretParameter } from './find-secret-parameter.js';
import { looksSecret } from './looks-secret.js';
import { parseSize } from './parse-size.js';
import type { SettingDefinition } from './setting-definition.js';
import { settingError } from './setting-error.js';

export interface ReadSettingValueOptions {
  readonly definition: SettingDefinition;
  /** What had the value, as the user knows it: `timeout in …/config.json`, or the name of a variable. */
  readonly given: string;
}

/** What a timer of the proxy can hold, and an SQL store. */
const greatest = 2 ** 31 - 1;

/**
 * The value that a member of `config.json`, or a text, stands for: durations in milliseconds, sizes in
 * bytes. Registries are read by `findRegistries`.
 *
 * @throws CliError `USAGE_ERROR` that says what is expected. It repeats no secret.
 */
export function readSettingValue(
  value: unknown,
  { definition, given }: ReadSettingValueOptions,
): string | number | boolean {
  const { kind, choices = [], least = 0 } = definition;
  const text = typeof value === 'string' ? value.trim() : '';
  switch (kind) {
    case 'choice': {
      if (choices.includes(text)) return text;
      const nearest = nearestName(text, choices);
      const suggestion = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
      throw refuse(`is one of ${choices.join(', ')}, not ${show()}.${suggestion}`);
    }
    case 'flag':
      if (typeof value === 'boolean') return value;
      if (/^(?:true|1|yes|on)$/i.test(text)) return true;
      if (/^(?:false|0|no|off)$/i.test(text)) return false;
      throw refuse(`is true or false, not ${show()}.`);
    case 'integer':
      return number(/^\d+$/.test(text) ? Number(text) : undefined, 'a whole number');
    case 'duration':
      return number(parseDuration(text), 'a time such as 500ms, 30s, 2m, 1h or 7d');
    case 'size':
      return number(parseSize(text), 'a size such as 64MiB, or bytes');
    case 'proxy':
      if (/^unix:\/./.test(text)) return text;
      return readUrl();
    case 'url':
      return readUrl();
    case 'reference':
      if (/^(?:secret|env|file):./.test(text)) return text;
      // Not what was given: it may be the secret itself.
      throw refuse(
        'says where the secret is found: secret:NAME, env:NAME or file:PATH.',
        'Keep it first: nanda secrets set NAME',
      );
    default:
      if (text === '') throw refuse(`is a text, not ${show()}.`);
      if (looksSecret(text)) {
        throw refuse(
          'looks like a secret, and settings are stored and shown.',
          'Keep it first: nanda secrets set NAME',
        );
      }
      return text;
  }

  function number(read: number | undefined, what: string): number {
    const found = typeof value === 'number' ? value : read;
    if (found === undefined || !Number.isSafeInteger(found) || found < 0) {
      throw refuse(`is ${what}, not ${show()}.`);
    }
    if (found < least) throw refuse(`is at least ${least}, not ${show()}.`);
    if (found > greatest) throw refuse(`is at most ${greatest}, not ${show()}.`);
    return found;
  }

  function readUrl(): string {
    const url = URL.parse(text);
    if (url === null || !/^https?:$/.test(url.protocol)) {
      throw refuse(
        `is an http(s) URL, not ${show()}.`,
        'It looks like this: http://127.0.0.1:3000',
      );
    }
    if (url.username !== '' || url.password !== '' || findSecretParameter(url) !== undefined) {
      throw refuse(
        'has a secret in it, and settings are stored and shown.',
        'Keep the token of a proxy with nanda secrets set NAME, and name it: nanda config set token secret:NAME',
      );
    }
    return url.href.replace(/\/+$/, '');
  }

  function show(): string {
    const written = typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
    return looksSecret(written) ? 'that' : written.slice(0, 80);
  }

  function refuse(problem: string, hint?: string) {
    return settingError(problem, { given, hint });
  }
}
