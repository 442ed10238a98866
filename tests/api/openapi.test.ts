import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeApi } from '../../src/api/describeApi.js';
import { isAction } from '../../src/core/access/actions.js';
import { operationsOf, type ApiDocument } from './operations.js';

const root = path.resolve(import.meta.dirname, '../..');

/** What is no JSON: workbooks, documents, archives, tables, and events. */
const FILES = /^application\/(?:zip|vnd\.|pdf)|^text\/(?:csv|event-stream)|^image\//;

describe('the interface’s description', () => {
  let document: ApiDocument;
  beforeAll(async () => {
    document = (await describeApi('test')) as ApiDocument;
  });

  it('is an OpenAPI 3.1 document', async () => {
    const result = await new Validator().validate({ ...document });
    expect(result.errors ?? []).toEqual([]);
    expect(document.openapi).toBe('3.1.0');
  });

  it('is kept in docs/openapi.json', () => {
    execFileSync(process.execPath, ['scripts/openapi.mjs', '--check'], { cwd: root });
    const kept = JSON.parse(readFileSync(path.join(root, 'docs/openapi.json'), 'utf8')) as ApiDocument;
    expect(Object.keys(kept.paths)).toEqual(Object.keys(document.paths));
  });

  it('says of every operation who may call it and what every answer looks like', () => {
    for (const { name, operation } of operationsOf(document)) {
      const access = operation['x-access'];
      expect([name, access === 'public' || access === 'signedIn' || isAction(access)]).toEqual([name, true]);
      expect([name, operation.summary.length > 0, operation.tags.length]).toEqual([name, true, 1]);
      const statuses = Object.keys(operation.responses);
      for (const status of ['400', '401', '403', '404', '422', '429', '500', '503']) {
        expect([name, ...statuses]).toContain(status);
      }
      expect([name, statuses.some((status) => status.startsWith('2'))]).toEqual([name, true]);
      for (const [status, response] of Object.entries(operation.responses)) {
        const types = Object.keys(response.content ?? {});
        const found = types.map((type) => (FILES.test(type) && Number(status) < 400 ? 'file' : type));
        const empty = ['204', '304'].includes(status);
        const wanted = Number(status) < 400 ? ['application/json', 'file'] : ['application/problem+json'];
        expect([name, status, empty || (found[0] !== undefined && wanted.includes(found[0]))]).toEqual([
          name,
          status,
          true,
        ]);
      }
    }
  });
});
