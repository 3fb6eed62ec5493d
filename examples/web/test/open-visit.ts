import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** Somebody at the page. */
export interface Visit extends AsyncDisposable {
  readonly page: Page;
  /** Errors and warnings that the browser or the page wrote to the console: scripts, styles, policies, CORS. */
  readonly complaints: readonly string[];
  /** Connects to a service that is in the list, and waits until it is connected. */
  connectTo(name: string): Promise<void>;
  /** Chooses a tool, fills in its form by label, and calls it. */
  call(toolName: string, values?: Readonly<Record<string, string>>): Promise<void>;
}

/** Opens a page in a fresh browser profile. */
export async function openVisit(
  browser: Browser,
  { url, ...options }: BrowserContextOptions & { readonly url: string },
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(url);
  return {
    page,
    complaints,
    async connectTo(name) {
      await page.getByRole('listitem').filter({ hasText: name }).getByText('Connect').click();
      await page.getByRole('heading', { name }).and(page.locator(':focus')).waitFor();
      await page.getByText('● connected').waitFor();
    },
    async call(toolName, values = {}) {
      await page.getByRole('button', { name: toolName, exact: true }).click();
      for (const [label, value] of Object.entries(values)) {
        const control = page.getByRole('form', { name: toolName }).getByLabel(label);
        const isChoice = await control.evaluate((element) => element.tagName === 'SELECT');
        await (isChoice ? control.selectOption(value) : control.fill(value));
      }
      await page.getByRole('button', { name: `Call ${toolName}` }).click();
    },
    [Symbol.asyncDispose]: () => context.close(),
  };
}
