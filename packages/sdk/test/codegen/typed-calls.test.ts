import { beforeAll, expect, test } from 'vitest';
import { generateTypes } from '../../src/codegen/index.js';
import { compileFiles } from './support/compile-files.js';
import { weatherTools } from './support/weather.js';

const generated = generateTypes({
  services: [{ id: 'srv_1', name: 'weather', tools: weatherTools }],
});

/** Programs that a user writes, by name. What must not compile stands below `@ts-expect-error`. */
const programs = {
  'by-name.ts': `
import { NANDAClient, type ServiceConnection } from '@nanda/sdk';
import type { WeatherTools } from './nanda.js';

const nanda = new NANDAClient();
const connection: ServiceConnection<WeatherTools> = await nanda.connect('weather');
const same: ServiceConnection<WeatherTools> = await nanda.connect('srv_1', { name: 'mine' });
const { structuredContent, content } = await connection.execute('getCurrentWeather', { city: 'Lima' });
const temperature: number | undefined = structuredContent?.temperature;
const from: 'N' | 'E' | 'S' | 'W' | undefined = structuredContent?.wind?.from;
const type: string | undefined = content[0]?.type;
// @ts-expect-error The output is no string.
const wrong: string | undefined = structuredContent?.temperature;
// @ts-expect-error The output has no such member.
structuredContent?.humidity;
void [same, temperature, from, type, wrong];`,

  'parameters.ts': `
import { NANDAClient } from '@nanda/sdk';

const connection = await new NANDAClient().connect('weather');
const days = [1, 2] as const;
await connection.execute('getCurrentWeather', { city: 'Lima', units: 'metric', days });
await connection.execute('getCurrentWeather', { city: 'Lima', units: undefined }, { timeout: 1000 });
await connection.execute('listStations');
await connection.execute('listStations', { country: 'Peru' });
await connection.execute('ping');
await connection.execute('ping', {});
await connection.execute('ping', undefined, { timeout: 1000 });
await connection.execute('set-alarm', { at: '7:00', repeat: [1, 2] });
// @ts-expect-error A city is required.
await connection.execute('getCurrentWeather', {});
// @ts-expect-error Parameters are required.
await connection.execute('getCurrentWeather');
// @ts-expect-error A misspelt parameter.
await connection.execute('getCurrentWeather', { city: 'Lima', unit: 'metric' });
// @ts-expect-error A value that it does not take.
await connection.execute('getCurrentWeather', { city: 'Lima', units: 'kelvin' });
// @ts-expect-error A misspelt tool.
await connection.execute('getCurentWeather', { city: 'Lima' });
// @ts-expect-error It takes nothing.
await connection.execute('ping', { city: 'Lima' });
// @ts-expect-error Options are options.
await connection.execute('ping', {}, { city: 'Lima' });`,

  'by-property.ts': `
import { NANDAClient } from '@nanda/sdk';

const connection = await new NANDAClient().connect('weather');
const { structuredContent } = await connection.tools.getCurrentWeather({ city: 'Lima' });
const temperature: number | undefined = structuredContent?.temperature;
await connection.tools.ping();
await connection.tools['set-alarm']({ at: '7:00' });
for (const { name } of await connection.tools()) console.log(name, temperature);
// @ts-expect-error A city is required.
await connection.tools.getCurrentWeather({});
// @ts-expect-error No tool of this name.
await connection.tools.getForecast({});`,

  'stream.ts': `
import { NANDAClient } from '@nanda/sdk';

const connection = await new NANDAClient().connect('weather');
for await (const event of connection.stream('getCurrentWeather', { city: 'Lima' })) console.log(event.type);
const { structuredContent } = await connection.stream('getCurrentWeather', { city: 'Lima' }).finalResult();
const temperature: number | undefined = structuredContent?.temperature;
// @ts-expect-error The output is no string.
const wrong: string | undefined = structuredContent?.temperature;
// @ts-expect-error A city is required.
connection.stream('getCurrentWeather', {});
// @ts-expect-error A misspelt tool.
connection.stream('pong');
void [temperature, wrong];`,

  'untyped.ts': `
import { NANDAClient, type ServiceConnection } from '@nanda/sdk';
import type { WeatherTools } from './nanda.js';

const nanda = new NANDAClient();
const untyped: ServiceConnection = await nanda.connect('other');
await untyped.execute('anything', { whatever: [1, { deep: true }] });
await untyped.execute('anything');
await untyped.tools['anything']?.({ whatever: 1 });
untyped.stream('anything', { a: 1 });
const named: string = 'weather';
const found: ServiceConnection = await nanda.connect(named);
const typed = await nanda.connect<WeatherTools>('other');
await typed.execute('getCurrentWeather', { city: 'Lima' });
// @ts-expect-error A city is required.
await typed.execute('getCurrentWeather', {});
const taken = await nanda.getConnection<WeatherTools>('conn_1');
await taken.execute('ping');
void found;`,

  'hand-on.ts': `
import { NANDAClient, type ServiceConnection } from '@nanda/sdk';

const nanda = new NANDAClient();
async function closeAny(connection: ServiceConnection<object>): Promise<void> {
  await connection.close();
}
async function callAny(connection: Pick<ServiceConnection, 'execute'>): Promise<void> {
  await connection.execute('ping', { whatever: 1 });
}
const typed = await nanda.connect('weather');
const untyped = await nanda.connect('other');
await callAny(typed);
await callAny(untyped);
await closeAny(typed);
await closeAny(untyped);`,
};

/** Milliseconds that the compiler may take on a busy machine. */
const timeout = 120_000;

let complaints: string[] = [];
beforeAll(async () => {
  complaints = await compileFiles({ ...programs, 'nanda.d.ts': generated });
}, timeout);

test.for(Object.keys(programs))('%s compiles against the built package', (name) => {
  expect(complaints.filter((text) => text.startsWith(name))).toEqual([]);
});

test('the package and the generated file compile', () => {
  const names = Object.keys(programs);
  expect(complaints.filter((text) => !names.some((name) => text.startsWith(name)))).toEqual([]);
});

test(
  'without the generated file nothing is typed, so that the tests above can fail',
  { timeout },
  async () => {
    const lines = await compileFiles({ 'stream.ts': programs['stream.ts'] });
    const unused = "Unused '@ts-expect-error' directive.";
    expect(lines.filter((line) => line.endsWith(unused))).toHaveLength(2);
  },
);
