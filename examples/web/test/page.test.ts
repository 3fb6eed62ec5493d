import { join } from 'node:path';
import { waitFor } from '@nanda/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from './find-chromium.ts';
import { launchChromium } from './launch-chromium.ts';
import { openVisit } from './open-visit.ts';
import { type Stage, startStage, vaultToken } from './start-stage.ts';

const chromium = findChromium();
const screenshot = join(import.meta.dirname, '../../../docs/images/web.png');

describe.skipIf(chromium === undefined)('the page', () => {
  let stage: Stage;
  let browser: Browser;

  beforeAll(async () => {
    stage = await startStage();
    browser = await launchChromium(chromium ?? '');
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.[Symbol.asyncDispose]();
  });

  const visit = (options: Partial<Parameters<typeof openVisit>[1]> = {}) =>
    openVisit(browser, { url: stage.url, ...options });

  test('finds a service, connects, calls a tool and shows what it gave', async () => {
    await using visitor = await visit();
    const { page, complaints } = visitor;
    await page.getByLabel('Search services').fill('coffee');
    await page.getByText('1 service', { exact: true }).waitFor();
    const card = page.getByRole('listitem').filter({ hasText: 'Coffee' });
    expect(await card.textContent()).toMatch(/A coffee shop.*open to all.*business/);
    await visitor.connectTo('Coffee');
    await page.getByText('Coffee 1.0.0 · http · MCP').waitFor();

    await visitor.call('requestinfo');
    const category = page.getByLabel('category');
    await page.getByText('This is needed.').waitFor();
    expect(await category.getAttribute('aria-invalid')).toBe('true');
    expect(await isFocused(category)).toBe(true);

    await visitor.call('requestinfo', { category: 'premium' });
    const call = page.getByRole('article', { name: 'requestinfo' });
    await call.getByText('✓ done').waitFor();
    expect(await call.textContent()).toContain('Premium members get the reserve beans');
    expect(await page.getByText('This is needed.').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('shows pictures as data, and what is no web address as text', async () => {
    await using visitor = await visit();
    const { page, complaints } = visitor;
    await visitor.connectTo('Coffee');
    await visitor.call('getMenu');
    const call = page.getByRole('article', { name: 'getMenu' });
    const picture = call.getByRole('img');
    await picture.waitFor();
    expect(await picture.getAttribute('src')).toMatch(/^data:image\/png;base64,/);
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
    expect(await call.textContent()).toContain('coffee://menu/full');
    expect(await call.getByRole('link').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('takes nothing that a service says for markup', async () => {
    await using visitor = await visit();
    const { page, complaints } = visitor;
    const markup = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>`;
    await visitor.connectTo('Coffee');
    await visitor.call('requestinfo', { category: markup });
    const call = page.getByRole('article', { name: 'requestinfo' });
    await call.getByText('✓ done').waitFor();
    expect(await call.locator('.result').textContent()).toContain(markup);
    expect(await call.locator('img, script').count()).toBe(0);
    expect(await page.title()).toBe('NANDA · services');
    expect(complaints).toEqual([]);
  });

  test('moves the bar while a tool works, and shows its log and its data', async () => {
    await using visitor = await visit();
    const { page, complaints } = visitor;
    await visitor.connectTo('Analytics');
    await recordProgress(page);
    await visitor.call('analyze', { dataset: 'sales', durationMs: '1500', steps: '6' });
    const call = page.getByRole('article', { name: 'analyze' });
    await call.getByText('✓ done').waitFor();

    const values = await page.evaluate(() => Reflect.get(window, 'seenProgress') as number[]);
    expect(values.length).toBeGreaterThan(2);
    expect(values).toEqual(values.toSorted((first, second) => first - second));
    expect(values.at(-1)).toBeGreaterThan(values[0] ?? 1);
    expect(await call.getByRole('log').innerText()).toMatch(
      /Analyzing sales\s+info Analyzed sales/,
    );
    const data = await call.getByLabel('Structured content').innerText();
    expect(JSON.parse(data)).toEqual({ dataset: 'sales', steps: 6, parameters: {} });
    expect(complaints).toEqual([]);
  });

  test('cancels a call where it runs', async () => {
    await using visitor = await visit();
    const { page, complaints } = visitor;
    await visitor.connectTo('Analytics');
    await visitor.call('analyze', { durationMs: '60000', steps: '1000' });
    const call = page.getByRole('article', { name: 'analyze' });
    await call.getByText(/Step \d+ of 1000/).waitFor();
    await call.getByRole('button', { name: 'Cancel' }).click();
    await call.getByText('○ cancelled').waitFor();
    await waitFor(() => stage.runs.at(-1)?.state === 'cancelled', {
      description: 'the service to hear of it',
    });
    expect(await call.getByRole('button', { name: 'Cancel' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('shows a failure of the tool as the result that it is', async () => {
    await using visitor = await visit();
    const { page, complaints } = visitor;
    await visitor.connectTo('WeatherMCP');
    await visitor.call('getAlerts', { region: 'Atlantis' });
    const call = page.getByRole('article', { name: 'getAlerts' });
    await call.getByText('✗ tool error').waitFor();
    expect(await call.textContent()).toContain('The tool says that it failed:');
    expect(await call.textContent()).toContain('Atlantis');
    expect(complaints).toEqual([]);
  });

  test('offers what a schema allows, and refuses what it does not', async () => {
    await using visitor = await visit();
    const { page, complaints } = visitor;
    await visitor.connectTo('WeatherMCP');
    await visitor.call('getCurrentWeather', { location: 'New York', units: 'metric' });
    await page.getByText('Temperature: 22°C').waitFor();

    await visitor.call('getForecast', { location: 'New York', days: '9' });
    await page.getByText('At most 7.').waitFor();
    await visitor.call('getForecast', { location: 'New York', days: '2' });
    await page.getByText('Day 2:').waitFor();
    expect(complaints).toEqual([]);
  });

  test('shows what a service wants of who connects, and takes it', async () => {
    await using visitor = await visit();
    const { page, complaints } = visitor;
    const card = page.getByRole('listitem').filter({ hasText: 'Vault' });
    expect(await card.textContent()).toContain('wants a token');
    await card.getByText('Connect').click();
    const form = page.getByRole('form', { name: 'Credentials' });
    await form.waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('The service wants credentials');
    expect(await form.textContent()).toMatch(/schemeBearer.*realmthe vault.*scopetools:call/);
    expect(await form.getByLabel('Token', { exact: true }).getAttribute('type')).toBe('password');

    await form.getByLabel('Token', { exact: true }).fill('wrong');
    const refused = page.waitForResponse((response) => response.status() === 401);
    await form.getByRole('button', { name: 'Connect with these' }).click();
    await refused;
    expect(await form.getByLabel('Token', { exact: true }).inputValue()).toBe('');
    await form.getByLabel('Token', { exact: true }).fill(vaultToken);
    await form.getByRole('button', { name: 'Connect with these' }).click();
    await page.getByText('● connected').waitFor();
    await page.getByText('with bearer').waitFor();
    // The browser itself complains of every answer that is no success.
    expect(complaints.filter((text) => !text.includes('status of 401'))).toEqual([]);
  });

  test('never shows an older search over a newer one', async () => {
    await using visitor = await visit();
    const { page, complaints } = visitor;
    const held = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    await page.route(/[?&]q=weather/, async (route) => {
      asked.resolve();
      await held.promise;
      await route.continue().catch(() => undefined);
    });
    const input = page.getByLabel('Search services');
    await input.fill('weather');
    await asked.promise;
    const aborted = page.waitForEvent('requestfailed', (request) =>
      /q=weather/.test(request.url()),
    );
    await input.fill('coffee');
    await aborted;
    await page.getByText('1 service', { exact: true }).waitFor();
    held.resolve();
    await page.unrouteAll({ behavior: 'wait' });
    expect(await page.locator('.services').textContent()).toMatch(/^Coffee/);
    expect(complaints).toEqual([]);
  });

  test('takes another service in place of the one before, whose calls end', async () => {
    await using visitor = await visit();
    const { page, complaints } = visitor;
    await visitor.connectTo('Analytics');
    await visitor.call('analyze', { durationMs: '60000', steps: '1000' });
    await page.getByText(/Step \d+ of 1000/).waitFor();
    await visitor.connectTo('Coffee');
    await page.getByRole('button', { name: 'Call requestinfo' }).waitFor();
    expect(await page.getByRole('article').count()).toBe(0);
    await waitFor(() => stage.runs.at(-1)?.state === 'cancelled', {
      description: 'the service to hear of it',
    });
    expect(complaints).toEqual([]);
  });

  test('shows the state of the connection live, and ends it', async () => {
    await using visitor = await visit();
    const { page, complaints } = visitor;
    await visitor.connectTo('Coffee');
    await page.getByRole('button', { name: 'Disconnect' }).click();
    await page.getByText('○ disconnected').waitFor();
    expect(await page.getByRole('button', { name: 'Call requestinfo' }).isDisabled()).toBe(true);

    await page.getByRole('button', { name: 'Connect again' }).click();
    await page.getByText('● connected').waitFor();
    // Somebody else closes it: the page is told.
    await stage.closeConnections();
    await page.getByText('○ disconnected').waitFor();
    expect(complaints).toEqual([]);
  });

  test('lets go of its connection when it is left', async () => {
    await using visitor = await visit();
    const { page } = visitor;
    await stage.closeConnections();
    await visitor.connectTo('Coffee');
    expect(await stage.countConnections()).toBe(1);
    await page.reload();
    await waitFor(async () => (await stage.countConnections()) === 0, {
      description: 'the connection to be closed',
    });
  });

  test('can be used without a mouse', async () => {
    await using visitor = await visit();
    const { page, complaints } = visitor;
    const press = async (...keys: string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await page.getByText(/^\d services$/).waitFor();
    await press('Tab', 'Tab', 'Tab');
    expect(await isFocused(page.getByLabel('Search services'))).toBe(true);
    await page.keyboard.type('analytics');
    await page.getByText('1 service', { exact: true }).waitFor();
    await press('Tab', 'Enter');
    await page.getByText('● connected').waitFor();
    expect(await isFocused(page.getByRole('heading', { name: 'Analytics' }).last())).toBe(true);
    await page.getByRole('button', { name: 'generate_report', exact: true }).waitFor();
    await press('Tab', 'Tab', 'Tab', 'Space', 'Tab');
    await page.keyboard.type('monthly');
    await press('Enter');
    await page.getByText('Report, monthly:').waitFor();
    expect(complaints).toEqual([]);
  });

  test('fits a narrow window', async () => {
    await using visitor = await visit({ viewport: { width: 360, height: 640 } });
    const { page, complaints } = visitor;
    await page.getByText(/^\d services$/).waitFor();
    expect(await overhang(page)).toBe(0);
    await visitor.connectTo('Analytics');
    await visitor.call('analyze', { dataset: 'x'.repeat(300), durationMs: '10', steps: '2' });
    await page.getByText('✓ done').waitFor();
    expect(await overhang(page)).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('shows how services are, as far as the proxy has looked', async () => {
    await stage.lookAtServices();
    await using visitor = await visit();
    const card = (name: string) => visitor.page.getByRole('listitem').filter({ hasText: name });
    await card('Coffee').getByText(/^● up/).waitFor();
    await card('Vault').getByText(/^● up/).waitFor();
    await card('Vault').getByText('wants a token').waitFor();
  });

  test('is dark where people want that', async () => {
    const ground = (page: Page) =>
      page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await using light = await visit({ colorScheme: 'light' });
    await using dark = await visit({ colorScheme: 'dark' });
    expect(await ground(light.page)).toBe('rgb(244, 244, 247)');
    expect(await ground(dark.page)).toBe('rgb(16, 17, 22)');
  });

  test('takes another proxy, and no nonsense', async () => {
    await using visitor = await visit();
    const { page } = visitor;
    const proxy = page.getByLabel('Proxy');
    expect(await proxy.inputValue()).toBe(stage.proxyURL);
    await proxy.fill('javascript:alert(1)');
    await page.getByRole('button', { name: 'Use' }).click();
    await page.getByText('Write an address with http or https').waitFor();
    await proxy.fill(`${stage.proxyURL.replace('localhost', '127.0.0.1')}/`);
    await page.getByRole('button', { name: 'Use' }).click();
    await page.getByText(/^\d services$/).waitFor();
    expect(new URL(page.url()).searchParams.get('proxy')).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    await page.goto(stage.url.replace(/proxy=.*/, 'proxy=javascript:alert(1)'));
    expect(await page.getByLabel('Proxy').inputValue()).toBe('http://localhost:3000');
  });

  test.runIf(process.env['UPDATE_SCREENSHOT'] === '1')('has its picture taken', async () => {
    await stage.lookAtServices();
    await using visitor = await visit({ colorScheme: 'light', reducedMotion: 'reduce' });
    const { page } = visitor;
    await page.getByLabel('Search services').fill('data');
    await page.getByText(/● up/).first().waitFor();
    await visitor.connectTo('Analytics');
    await visitor.call('analyze', {
      dataset: 'orders',
      param1: 'by month',
      durationMs: '50',
      steps: '4',
    });
    await page.getByText('✓ done').waitFor();
    await visitor.call('analyze', {
      dataset: 'sales',
      param1: 'by region',
      durationMs: '8000',
      steps: '8',
    });
    // Where it is for who starts it as the README says.
    await page.getByLabel('Proxy').fill('http://localhost:3000');
    await page.getByLabel('Proxy').blur();
    await page.getByText('Step 5 of 8').waitFor();
    await page.screenshot({ path: screenshot });
  });
});

async function isFocused(locator: ReturnType<Page['getByLabel']>): Promise<boolean> {
  return await locator.evaluate((element) => element === document.activeElement);
}

/** How many pixels of the page are beyond its right edge. */
async function overhang(page: Page): Promise<number> {
  return await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** Keeps every value that a progress bar has from now on, in `window.seenProgress`. */
async function recordProgress(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: number[] = [];
    Reflect.set(window, 'seenProgress', seen);
    new MutationObserver(() => {
      const value = document.querySelector('progress')?.getAttribute('value');
      if (typeof value === 'string' && Number(value) !== seen.at(-1)) seen.push(Number(value));
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
}
