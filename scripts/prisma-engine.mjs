#!/usr/bin/env node
// A schema engine for the Prisma CLI: takes the arguments and the JSON-RPC lines of the native binary, and answers
// with the WebAssembly build of the same engine. `prisma.mjs` names it in PRISMA_SCHEMA_ENGINE_BINARY.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as wasmGlue from '@prisma/schema-engine-wasm/schema_engine_bg';
import { adapterFactory } from './prisma-adapter.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { datamodels: { type: 'string', multiple: true }, datasource: { type: 'string' } },
});
const url = urlOf(values.datasource);
const adapters = bindMigrationAwareSqlAdapterFactory(adapterFactory(url));

if (positionals.includes('can-connect-to-database')) await tryConnection();
else if (positionals.length > 0)
  fail('P1000', `the embedded engine has no command "${positionals.join(' ')}"`);
else await serve();

/** @param {string | undefined} datasource JSON, as the CLI passes it */
function urlOf(datasource) {
  /** @type {unknown} */
  const parsed = JSON.parse(datasource ?? '{}');
  return /** @type {{ url?: string }} */ (parsed).url ?? '';
}

async function tryConnection() {
  const adapter = await adapterFactory(url).connect();
  try {
    await adapter.queryRaw({ sql: 'SELECT 1', args: [], argTypes: [] });
  } catch (error) {
    fail('P1001', `cannot reach the database: ${messageOf(error)}`);
  } finally {
    await adapter.dispose();
  }
}

/**
 * The native engine's error line: the CLI skips the first line of stderr and reads the rest as JSON.
 * @param {string} code
 * @param {string} message
 */
function fail(code, message) {
  const fields = { error_code: code, message };
  process.stderr.write(
    `schema engine\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}`,
  );
  process.exitCode = 1;
}

/** @typedef {{ id: number, method?: string, params: unknown }} Request an answer to `print` has no method */
async function serve() {
  const engine = await createEngine();
  for await (const line of createInterface({ input: process.stdin })) {
    /** @type {unknown} */
    const parsed = JSON.parse(line);
    const { id, method, params } = /** @type {Request} */ (parsed);
    if (method !== undefined) await answer(engine, id, method, params);
  }
  // The CLI is done; databases in memory would keep the process alive.
  process.exit();
}

/**
 * @typedef {{ instance: { exports: Record<string, () => void> } }} Instantiated
 * @typedef {{ WebAssembly: { instantiate(bytes: Uint8Array, imports: object): Promise<Instantiated> } }} WasmHost
 * @returns {Promise<Record<string, (params: unknown) => Promise<unknown>>>}
 */
async function createEngine() {
  const wasmFile = new URL('schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm'));
  const { WebAssembly } = /** @type {WasmHost} */ (/** @type {unknown} */ (globalThis));
  const { instance } = await WebAssembly.instantiate(readFileSync(wasmFile), {
    './schema_engine_bg.js': wasmGlue,
  });
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: rethrow } });
  wasmGlue.__wbg_set_wasm(instance.exports);
  instance.exports['__wbindgen_start']?.();
  /** @type {[string, string][] | undefined} */
  const datamodels = values.datamodels?.map((file) => [file, readFileSync(file, 'utf8')]);
  const engine = await wasmGlue.SchemaEngine.new({ datamodels }, () => undefined, adapters);
  return /** @type {never} */ (engine);
}

/**
 * Where the engine leaves the message of a panic before it ends.
 * @param {string} message
 */
function rethrow(message) {
  throw new Error(`the schema engine failed: ${message}`);
}

/**
 * @param {Record<string, (params: unknown) => Promise<unknown>>} engine
 * @param {number} id
 * @param {string} method
 * @param {unknown} params
 */
async function answer(engine, id, method, params) {
  try {
    if (url === '' && method !== 'diff') throw new Error('set DATABASE_URL to the database that is meant');
    const result = (await engine[method]?.(params)) ?? {};
    const { stdout } = /** @type {{ stdout?: string | null }} */ (result);
    if (typeof stdout === 'string') send({ id: `print-${id}`, method: 'print', params: { content: stdout } });
    send({ id, result });
  } catch (error) {
    const message = messageOf(error);
    send({ id, error: { code: 4466, message, data: { is_panic: false, message } } });
  }
}

/** @param {object} message */
function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
}

/**
 * What the adapter itself reported, where the engine only passes on its number.
 * @param {unknown} error
 * @returns {string}
 */
function messageOf(error) {
  const text = error instanceof Error ? error.message : JSON.stringify(error);
  const id = /External error id#(\d+)/.exec(text)?.[1];
  const cause = id === undefined ? undefined : adapters.errorRegistry.consumeError(Number(id))?.error;
  return cause === undefined ? text : messageOf(cause);
}
