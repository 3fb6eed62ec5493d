import { createAnalyticsServer } from './create-analytics-server.js';
import type { AnalyticsRun } from './register-analyze.js';
import { createCoffeeServer } from './create-coffee-server.js';
import { createWeatherServer } from './create-weather-server.js';
import { type CatalogRow, demoCatalog } from './demo-catalog.js';
import { type HttpService, startHttpService } from './start-http-service.js';
import { type RunningServerEverything, startServerEverything } from './start-server-everything.js';

/** Options of {@link startDemoServices}. */
export type DemoServicesOptions = {
  /** Also starts server-everything over Streamable HTTP, in a process of its own. Default false. */
  withServerEverything?: boolean;
};

/** The demo services, listening on free loopback ports. */
export type DemoServices = AsyncDisposable & {
  readonly weather: HttpService;
  readonly coffee: HttpService;
  readonly analytics: HttpService;
  /** Only where it was asked for. */
  readonly everything: RunningServerEverything | undefined;
  /** Every run of `analyze` so far. */
  readonly analyticsRuns: readonly AnalyticsRun[];
  /** Rows for a `file` registry that lists them. */
  readonly catalog: CatalogRow[];
  /** Ends all of them. */
  close(): Promise<void>;
};

/** Starts all demo services. Where one fails to start, those that did are closed again. */
export async function startDemoServices({
  withServerEverything = false,
}: DemoServicesOptions = {}): Promise<DemoServices> {
  const analyticsRuns: AnalyticsRun[] = [];
  const started: AsyncDisposable[] = [];
  const own = <Service extends AsyncDisposable>(service: Service): Service => {
    started.push(service);
    return service;
  };
  const close = async (): Promise<void> => {
    await Promise.all(started.splice(0).map((service) => service[Symbol.asyncDispose]()));
  };

  try {
    const weather = own(await startHttpService({ createServer: () => createWeatherServer() }));
    const coffee = own(await startHttpService({ createServer: () => createCoffeeServer() }));
    const analytics = own(
      await startHttpService({
        createServer: () => createAnalyticsServer({ onRun: (run) => analyticsRuns.push(run) }),
      }),
    );
    const everything = withServerEverything
      ? own(await startServerEverything({ transport: 'streamableHttp' }))
      : undefined;

    return {
      weather,
      coffee,
      analytics,
      everything,
      analyticsRuns,
      catalog: demoCatalog({
        weatherUrl: weather.url,
        coffeeUrl: coffee.url,
        analyticsUrl: analytics.url,
        ...(everything && { everythingUrl: everything.url }),
      }),
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
