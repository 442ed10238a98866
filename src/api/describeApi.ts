import type { ApiServices } from './apiServices.js';
import { createServer } from './server.js';

/** The interface as an OpenAPI 3.1 document, as the service serves it under /docs/json. Needs no database. */
export async function describeApi(version: string): Promise<object> {
  const server = await createServer(unused(version));
  await server.ready();
  const document = server.swagger();
  await server.close();
  return document;
}

/** Parts that routes may take hold of, and that nobody calls as long as no request comes. */
function unused(version: string): ApiServices {
  const nothing: object = new Proxy(() => undefined, { get: () => nothing });
  return new Proxy(
    { version },
    { get: (known, name) => (name === 'version' ? known.version : nothing) },
  ) as ApiServices;
}
