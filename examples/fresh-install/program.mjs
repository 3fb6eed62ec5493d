// A first program, as somebody writes it who has just installed the packages.
import { createProxy } from '@nanda/proxy';
import { NANDAClient } from '@nanda/sdk';

const proxy = createProxy({
  dataDir: ':memory:',
  registries: [{ type: 'file', path: 'services.json' }],
});
const nanda = new NANDAClient({ fetch: proxy.fetch });
const [weather] = await nanda.services.search({ query: 'real-time weather' });
const connection = await nanda.connect(weather.id);
const { content } = await connection.execute('getCurrentWeather', { location: 'New York' });
console.log(content[0].text);
await connection.close();
await proxy.close();
