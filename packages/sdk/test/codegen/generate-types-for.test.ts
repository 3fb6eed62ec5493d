import { expect, test } from 'vitest';
import { NANDAClient, NotFoundError } from '../../src/index.js';
import { generateTypes, generateTypesFor } from '../../src/codegen/index.js';
import { service as sample } from '../support/samples.js';
import { weatherTools } from './support/weather.js';

const services = [
  { id: 'srv_1', name: 'weather', tools: weatherTools },
  { id: 'srv_2', name: 'coffee', tools: [] },
];

/** A client of a proxy that knows the two services. */
function createClient(): NANDAClient {
  return new NANDAClient({
    baseURL: 'http://proxy.test',
    maxRetries: 0,
    fetch: async (input) => {
      const { pathname } = new URL(input instanceof Request ? input.url : String(input));
      const [, wanted = '', tools] =
        /\/services\/(?<id>[^/]+)(?<tools>\/tools)?$/u.exec(pathname) ?? [];
      const service = services.find(({ id, name }) => id === wanted || name === wanted);
      if (service === undefined) {
        const error = { code: 'SERVICE_NOT_FOUND', message: 'There is no such service.' };
        return Response.json({ success: false, error }, { status: 404 });
      }
      const data = tools === undefined ? { ...sample, ...service } : service.tools;
      return Response.json({ success: true, data });
    },
  });
}

test('it asks for the tools, and services are known as they were asked for', async () => {
  expect(await generateTypesFor(createClient(), ['weather', 'srv_2'])).toBe(
    generateTypes({
      services: [
        { id: 'srv_1', name: 'weather', alias: 'weather', tools: weatherTools },
        { id: 'srv_2', name: 'coffee', alias: 'srv_2', tools: [] },
      ],
    }),
  );
});

test('an unknown service is an error', async () => {
  await expect(generateTypesFor(createClient(), ['weather', 'nothing'])).rejects.toThrow(
    NotFoundError,
  );
});
