export { type AnalyticsRun } from './register-analyze.js';
export { createAnalyticsServer, type AnalyticsServerOptions } from './create-analytics-server.js';
export { createCoffeeServer } from './create-coffee-server.js';
export { createTemporaryDirectory, type TemporaryDirectory } from './create-temporary-directory.js';
export { createWeatherServer } from './create-weather-server.js';
export { demoCatalog, type CatalogRow, type DemoCatalogOptions } from './demo-catalog.js';
export { findFreePort } from './find-free-port.js';
export { serverEverythingCommand, type ServerCommand } from './server-everything-command.js';
export {
  startDemoServices,
  type DemoServices,
  type DemoServicesOptions,
} from './start-demo-services.js';
export {
  startFaultyService,
  type FaultyBehaviour,
  type FaultyServiceOptions,
} from './start-faulty-service.js';
export {
  startHttpService,
  type HttpService,
  type HttpServiceOptions,
  type InterceptedExchange,
  type ProtocolEraName,
  type RecordedRequest,
} from './start-http-service.js';
export {
  startServerEverything,
  type RunningServerEverything,
  type ServerEverythingOptions,
} from './start-server-everything.js';
export { waitFor, type WaitForOptions } from './wait-for.js';
