import { createHash } from 'node:crypto';

/** Made-up weather at one place. */
export type WeatherObservation = {
  /** Degrees Fahrenheit. */
  fahrenheit: number;
  conditions: string;
  /** Percent. */
  humidity: number;
};

const conditions = ['Sunny', 'Partly cloudy', 'Cloudy', 'Light rain', 'Windy', 'Fog'] as const;

/** Weather that depends on nothing but the name of the place, so that tests can expect it. */
export function observeWeather(location: string): WeatherObservation {
  const name = location.trim().toLowerCase();
  if (name === 'new york') return { fahrenheit: 72, conditions: 'Partly cloudy', humidity: 65 };

  const digest = createHash('sha256').update(name).digest();
  return {
    fahrenheit: 30 + (digest.readUInt8(0) % 66),
    conditions: conditions[digest.readUInt8(1) % conditions.length] ?? 'Sunny',
    humidity: 20 + (digest.readUInt8(2) % 76),
  };
}
