import { createServer } from 'vite';
import { expect, test } from 'vitest';
import { findChromium } from './find-chromium.ts';
import { launchChromium } from './launch-chromium.ts';
import { openVisit } from './open-visit.ts';

const chromium = findChromium();

test.skipIf(chromium === undefined)('the development server shows the same page', async () => {
  await using server = new AsyncDisposableStack();
  const vite = await createServer({
    root: `${import.meta.dirname}/..`,
    logLevel: 'error',
    // Another port than that of the one that somebody may have open.
    server: { port: 0, strictPort: false },
  });
  server.defer(() => vite.close());
  await vite.listen();
  const [url = ''] = vite.resolvedUrls?.local ?? [];
  const browser = server.adopt(await launchChromium(chromium ?? ''), (it) => it.close());
  await using visitor = await openVisit(browser, { url: `${url}?proxy=http://localhost:1` });
  const { page, complaints } = visitor;
  await page.getByText('No proxy answers at http://localhost:1').waitFor();
  expect(await page.getByRole('heading', { name: 'NANDA' }).isVisible()).toBe(true);
  // Port 1 is one that a browser itself refuses.
  expect(complaints.filter((text) => !text.includes('net::ERR_UNSAFE_PORT'))).toEqual([]);
});
