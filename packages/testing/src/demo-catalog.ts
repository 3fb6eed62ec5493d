/** One service, as a `file` registry holds it. */
export type CatalogRow = {
  /** UUID. */
  id: string;
  name: string;
  description: string;
  category: string;
  tags: string[];
  version: string;
  endpoints: { url: string; transport: 'http' | 'sse' }[];
  auth: { type: 'none' };
  author: string;
  homepage: string;
};

/** Options of {@link demoCatalog}: where the services listen. */
export type DemoCatalogOptions = {
  weatherUrl: string;
  coffeeUrl: string;
  analyticsUrl: string;
  /** Streamable HTTP. Left out: no row for server-everything. */
  everythingUrl?: string;
};

/**
 * A catalogue of the demo services, and of two more that nobody serves: their hosts end in `.example`.
 *
 * "weather apis" is meant to find WeatherMCP, ClimateAPI and WeatherAlerts; "coffee" the shop with the
 * id cf921f9b-136f-4be0-802c-bb7e19855e96.
 */
export function demoCatalog({
  weatherUrl,
  coffeeUrl,
  analyticsUrl,
  everythingUrl,
}: DemoCatalogOptions): CatalogRow[] {
  const rows = [
    describe({
      id: '7d0f2f0e-6c43-4c65-9a43-0f7b1c1a8e01',
      name: 'WeatherMCP',
      description: 'Real-time weather data',
      category: 'weather',
      tags: ['weather', 'api', 'real-time'],
      url: weatherUrl,
      homepage: 'https://weathermcp.example/',
    }),
    describe({
      id: '7d0f2f0e-6c43-4c65-9a43-0f7b1c1a8e02',
      name: 'ClimateAPI',
      description: 'Historical climate data',
      category: 'weather',
      tags: ['weather', 'api', 'climate'],
      url: 'https://mcp.climate-api.example/mcp',
      homepage: 'https://climate-api.example/',
    }),
    describe({
      id: '7d0f2f0e-6c43-4c65-9a43-0f7b1c1a8e03',
      name: 'WeatherAlerts',
      description: 'Severe weather alerts',
      category: 'weather',
      tags: ['weather', 'api', 'alerts'],
      url: 'https://mcp.weather-alerts.example/mcp',
      homepage: 'https://weather-alerts.example/',
    }),
    describe({
      id: 'cf921f9b-136f-4be0-802c-bb7e19855e96',
      name: 'Coffee',
      description: 'A coffee shop: what it offers, what it costs, who is behind it',
      category: 'business',
      tags: ['coffee', 'shop', 'business'],
      url: coffeeUrl,
      homepage: 'https://coffee.example/',
    }),
    describe({
      id: '7d0f2f0e-6c43-4c65-9a43-0f7b1c1a8e04',
      name: 'Analytics',
      description: 'Analyses data sets and writes reports',
      category: 'data',
      tags: ['analytics', 'data', 'reporting'],
      url: analyticsUrl,
      homepage: 'https://analytics.example/',
    }),
  ];
  if (everythingUrl === undefined) return rows;
  const everything = describe({
    id: '7d0f2f0e-6c43-4c65-9a43-0f7b1c1a8e05',
    name: 'Everything',
    description: 'The MCP reference server that exercises every feature of the protocol',
    category: 'development',
    tags: ['reference', 'testing', 'mcp'],
    url: everythingUrl,
    homepage: 'https://github.com/modelcontextprotocol/servers',
  });
  return [...rows, everything];
}

function describe({
  url,
  ...facts
}: Omit<CatalogRow, 'version' | 'endpoints' | 'auth' | 'author'> & { url: string }): CatalogRow {
  return {
    ...facts,
    version: '1.0.0',
    endpoints: [{ url, transport: 'http' }],
    auth: { type: 'none' },
    author: 'NANDA demo',
  };
}
