// Writes the types of the service's interface for the screens, from docs/openapi.json, to src/generated/api.ts.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { root } from './steps.mjs';

/** @typedef {{ responses?: Record<string, unknown> }} Operation */

/**
 * Every operation lists the same problem under a dozen statuses: one answer by default says as much, and keeps the
 * types a tenth as long.
 * @param {Operation} operation
 */
function withOneProblem(operation) {
  const kept = Object.entries(operation.responses ?? {}).filter(([status]) => status.startsWith('2'));
  const problem = {
    description: 'Problem',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  operation.responses = { ...Object.fromEntries(kept), default: problem };
}

/** @type {unknown} */
const parsed = JSON.parse(readFileSync(path.join(root, 'docs/openapi.json'), 'utf8'));
const document = /** @type {{ paths: Record<string, Record<string, Operation>> }} */ (parsed);
for (const operations of Object.values(document.paths)) Object.values(operations).forEach(withOneProblem);
const types = astToString(await openapiTS(/** @type {import('openapi-typescript').OpenAPI3} */ (parsed)));
mkdirSync(path.join(root, 'src/generated'), { recursive: true });
writeFileSync(path.join(root, 'src/generated/api.ts'), types);
