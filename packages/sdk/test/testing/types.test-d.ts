import {
  createService,
  createTestProxy,
  type TestService,
  type ToolContext,
} from '../../src/testing/index.js';
import type { Fetch } from '../../src/index.js';

// Compiled, not run: what a test author may write, and what does not compile.

interface ForecastParameters {
  city: string;
  days?: number | undefined;
}

interface WeatherTools {
  getForecast: { parameters: ForecastParameters; output: { city: string; temperature: number } };
  getAlerts: { parameters: Record<string, never>; output: unknown };
}

const proxy = createTestProxy({
  services: [
    {
      name: 'plain',
      category: 'data',
      tools: {
        none: () => undefined,
        untyped: ({ city }) => String(city),
        typed: ({ city }: { city: string }) => ({ city: city.toUpperCase() }),
        described: {
          annotations: { readOnlyHint: true },
          run: async ({ days }: { days: number }, { log }) => log(days + 1),
        },
        async *reporting(_: object, { signal }: ToolContext) {
          if (!signal.aborted) yield { type: 'progress', progress: 1 };
          return { done: true };
        },
      },
    },
    createService<WeatherTools>({
      name: 'weather',
      tools: { getForecast: ({ city, days = 1 }) => ({ city, temperature: days }) },
    }),
  ],
});

proxy.fetch satisfies Fetch;
proxy.fetch satisfies typeof globalThis.fetch;

createService<WeatherTools>({
  name: 'weather',
  // @ts-expect-error The output has a temperature.
  tools: { getForecast: ({ city }) => ({ city }) },
});
createService<WeatherTools>({
  name: 'weather',
  // @ts-expect-error There is no such tool.
  tools: { getForecasts: () => 'sunny' },
});
createService<WeatherTools>({
  name: 'weather',
  // @ts-expect-error There is no such parameter.
  tools: { getForecast: ({ town }) => String(town) },
});
// @ts-expect-error A service has a name.
const nameless: TestService = { tools: {} };
// @ts-expect-error There is no such operation.
proxy.failNext('executions.run');

export { nameless };
