import { waitFor } from '@nanda/testing';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from './find-chromium.ts';
import { launchChromium } from './launch-chromium.ts';
import { openVisit } from './open-visit.ts';
import { type Stage, startStage } from './start-stage.ts';

const chromium = findChromium();

describe.skipIf(chromium === undefined)('without a proxy that lets it in', () => {
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

  test('it says so where it matters, and how to start one, and goes on when there is one', async () => {
    await using visitor = await openVisit(browser, { url: stage.url });
    const { page, complaints } = visitor;
    const { origin } = new URL(stage.url);
    const { port } = new URL(stage.proxyURL);
    const command = `nanda serve --port ${port} --allow-origin ${origin}`;
    await visitor.connectTo('Analytics');
    await visitor.call('analyze', { durationMs: '60000', steps: '1000' });
    const call = page.getByRole('article', { name: 'analyze' });
    await call.getByText(/Step \d+ of 1000/).waitFor();

    await stage.stopProxy();
    await call.getByText('The proxy was closed while the tool ran.').waitFor();
    await page.getByText('✗ proxy not reached').waitFor();
    await page.getByLabel('Search services').fill('coffee');
    const services = page.getByRole('region', { name: 'Services' });
    const note = services.getByRole('alert');
    await note.getByText(`No proxy answers at ${stage.proxyURL}`).waitFor();
    expect(await note.textContent()).toContain(command);

    await page.getByRole('button', { name: 'Call analyze' }).click();
    await call.first().getByText(command).waitFor();

    await stage.startProxy();
    await note.getByRole('button', { name: 'Try again' }).click();
    await services.getByText('1 service', { exact: true }).waitFor();
    expect(await services.getByRole('alert').count()).toBe(0);
    await visitor.connectTo('Coffee');
    // What is left is that nobody answered, that a socket was let go, what was missed meanwhile, and the old connection
    // that is not known any more.
    const expected =
      /net::ERR_|^WebSocket connection to|^\[nanda\] (?:Events of connections|The stream events\.connections)|status of 404/;
    expect(complaints.filter((text) => !expected.test(text))).toEqual([]);
  });

  test('a page of another origin is refused, by the proxy and not only by the browser', async () => {
    await using visitor = await openVisit(browser, { url: stage.foreignURL });
    const { page, complaints } = visitor;
    const foreign = new URL(stage.foreignURL).origin;
    const own = new URL(stage.url).origin;
    await page.getByText(`No proxy answers at ${stage.proxyURL}`).waitFor();
    await page.getByText(`--allow-origin ${foreign}`).waitFor();
    expect(await page.getByRole('listitem').filter({ hasText: 'Coffee' }).count()).toBe(0);
    await waitFor(() => complaints.some((text) => text.includes('blocked by CORS policy')), {
      description: 'the browser to say why',
    });

    const ask = (origin: string) =>
      fetch(`${stage.proxyURL}/v2/services/search?q=coffee`, { headers: { origin } });
    const refused = await ask(foreign);
    expect(refused.status).toBe(403);
    expect(refused.headers.get('access-control-allow-origin')).toBeNull();
    expect(await refused.text()).not.toContain('Coffee');
    const allowed = await ask(own);
    expect(allowed.status).toBe(200);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(own);
  });
});
