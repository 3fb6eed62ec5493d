import type { TestService } from './test-service.js';

/**
 * A service whose tools have the types that were generated for it: a tool that takes or gives something else does
 * not compile. Without generated types an object is enough.
 *
 * @example
 * const weather = createService<WeatherTools>({
 *   name: 'weather',
 *   tools: { getForecast: ({ city }) => ({ city, temperature: 20 }) },
 * });
 */
export function createService<Tools extends object>(service: TestService<Tools>): TestService {
  return service;
}
