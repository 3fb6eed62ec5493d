import { McpServer } from '@modelcontextprotocol/server';
import * as z from 'zod/mini';

import { describeSchema } from './describe-schema.js';
import { observeWeather } from './observe-weather.js';

const location = z.string().check(z.minLength(1), z.describe('City, for example "New York"'));
const units = z._default(z.enum(['metric', 'imperial']), 'imperial');

const currentWeather = z.object({
  temperature: z.number(),
  units: z.enum(['metric', 'imperial']),
  conditions: z.string(),
  humidity: z.int().check(z.describe('Percent')),
});

const forecast = z.object({
  location: z.string(),
  days: z.array(
    z.object({
      day: z.int().check(z.describe('1 is tomorrow')),
      high: z.number().check(z.describe('°F')),
      low: z.number().check(z.describe('°F')),
      conditions: z.string(),
    }),
  ),
});

const alertsByRegion = new Map([
  ['new york', ['Winter storm watch until Friday 06:00']],
  ['california', ['Red flag warning for the inland valleys', 'High surf advisory']],
  ['texas', []],
]);

/**
 * WeatherMCP: a weather service whose weather depends on nothing but the name of the place.
 *
 * "New York" has 72°F, partly cloudy, 65% humidity. `getAlerts` fails as a tool does (`isError`) for a
 * region that it does not know.
 */
export function createWeatherServer(): McpServer {
  const server = new McpServer({
    name: 'WeatherMCP',
    version: '1.0.0',
    description: 'Real-time weather data',
  });

  server.registerTool(
    'getCurrentWeather',
    {
      title: 'Current weather',
      description: 'Temperature, conditions and humidity at a place, now.',
      inputSchema: describeSchema(z.object({ location, units })),
      outputSchema: describeSchema(currentWeather),
      annotations: { readOnlyHint: true },
    },
    (parameters) => {
      const { fahrenheit, conditions, humidity } = observeWeather(parameters.location);
      const isMetric = parameters.units === 'metric';
      const temperature = isMetric ? Math.round(((fahrenheit - 32) * 5) / 9) : fahrenheit;
      const text = [
        `Temperature: ${temperature}°${isMetric ? 'C' : 'F'}`,
        `Conditions: ${conditions}`,
        `Humidity: ${humidity}%`,
      ].join('\n');
      return {
        content: [{ type: 'text', text }],
        structuredContent: { temperature, units: parameters.units, conditions, humidity },
      };
    },
  );

  server.registerTool(
    'getForecast',
    {
      title: 'Forecast',
      description: 'High, low and conditions for the coming days.',
      inputSchema: describeSchema(
        z.object({
          location,
          days: z._default(z.int().check(z.minimum(1), z.maximum(7)), 3),
        }),
      ),
      outputSchema: describeSchema(forecast),
      annotations: { readOnlyHint: true },
    },
    (parameters) => {
      const days = Array.from({ length: parameters.days }, (_, index) => {
        const day = index + 1;
        const { fahrenheit, conditions } = observeWeather(`${parameters.location}, day ${day}`);
        return { day, high: fahrenheit + 5, low: fahrenheit - 8, conditions };
      });
      const lines = days.map(
        ({ day, high, low, conditions }) => `Day ${day}: ${high}°F / ${low}°F, ${conditions}`,
      );
      return {
        content: [{ type: 'text', text: lines.join('\n') }],
        structuredContent: { location: parameters.location, days },
      };
    },
  );

  server.registerTool(
    'getAlerts',
    {
      title: 'Alerts',
      description: 'Severe weather alerts in force for a region.',
      inputSchema: describeSchema(
        z.object({ region: z.string().check(z.describe('For example "California"')) }),
      ),
      annotations: { readOnlyHint: true },
    },
    ({ region }) => {
      const alerts = alertsByRegion.get(region.trim().toLowerCase());
      if (!alerts) {
        const text = `Unknown region: ${region}. Known regions: New York, California, Texas.`;
        return { content: [{ type: 'text', text }], isError: true };
      }
      const text = alerts.length > 0 ? alerts.join('\n') : `No alerts for ${region}.`;
      return { content: [{ type: 'text', text }] };
    },
  );

  return server;
}
