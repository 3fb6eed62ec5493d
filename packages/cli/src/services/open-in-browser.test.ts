import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { afterEach, expect, test, vi } from 'vitest';
import { openInBrowser } from './open-in-browser.js';

afterEach(() => vi.unstubAllEnvs());

test('nothing is opened where there is no screen', async () => {
  expect(await openInBrowser('https://x.example', { env: {} }, { platform: 'linux' })).toBe(false);
  const far = { env: { SSH_CONNECTION: 'x' } };
  expect(await openInBrowser('https://x.example', far, { platform: 'darwin' })).toBe(false);
});

test.each(['file:///etc/passwd', 'javascript:alert(1)', 'ms-settings:x', '--help', 'x'])(
  '%s is nothing that is opened',
  async (address) => {
    expect(await openInBrowser(address, { env: { DISPLAY: ':0' } }, { platform: 'linux' })).toBe(
      false,
    );
  },
);

test.runIf(process.platform === 'linux')('the browser is given the address', async () => {
  await using directory = await createTemporaryDirectory();
  const browser = join(directory.path, 'browser');
  await writeFile(browser, `#!/bin/sh\nprintf '%s' "$1" > ${directory.path}/opened\n`);
  await chmod(browser, 0o755);
  // The program that opens it has this process's environment.
  vi.stubEnv('BROWSER', browser);
  vi.stubEnv('DISPLAY', '');
  const url = 'https://x.example/?a=1&b=$(id)';
  expect(await openInBrowser(url, { env: { BROWSER: browser } })).toBe(true);
  const opened = () => readFile(join(directory.path, 'opened'), 'utf8').catch(() => '');
  await expect.poll(opened, { timeout: 10_000 }).toBe(url);
});
