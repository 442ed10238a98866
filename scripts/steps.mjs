// The steps that `npm start`, `npm test`, `npm run build` and CI share. Plain Node: it runs before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stamps = path.join(root, '.cache');

/**
 * Runs a program and fails loudly. Its output is shown only when it fails, unless `show` is set. One that runs
 * `beside` others is told of when it is done, so that lines stay whole.
 * @param {string} title what the reader sees
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ show?: boolean, beside?: boolean }} [options]
 * @returns {Promise<void>}
 */
export async function run(title, command, args, options = {}) {
  const started = Date.now();
  const opening = options.show === true ? `▸ ${title}\n` : `▸ ${title} … `;
  if (options.beside !== true) process.stderr.write(opening);
  /** @type {Buffer[]} */
  const output = [];
  const child = spawn(command, args, {
    cwd: root,
    stdio: options.show === true ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  child.stdout?.on('data', (/** @type {Buffer} */ chunk) => output.push(chunk));
  child.stderr?.on('data', (/** @type {Buffer} */ chunk) => output.push(chunk));
  const code = await new Promise((/** @type {(code: number | null) => void} */ resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) {
    process.stderr.write(
      `${options.beside === true ? opening : ''}failed\n${Buffer.concat(output).toString('utf8')}\n`,
    );
    throw new Error(`${title}: ${command} ended with ${String(code)}`);
  }
  if (options.show === true) return;
  process.stderr.write(
    `${options.beside === true ? opening : ''}${((Date.now() - started) / 1000).toFixed(1)} s\n`,
  );
}

/**
 * The path of a file of an installed package.
 * @param {string} file inside node_modules
 */
export const tool = (file) => path.join(root, 'node_modules', file);

/**
 * Does `work` unless it was done for these very inputs before and its result still exists.
 * @param {string} name
 * @param {readonly string[]} inputs files and folders
 * @param {string} result file or folder
 * @param {() => Promise<void>} work
 */
async function once(name, inputs, result, work) {
  const stamp = path.join(stamps, `${name}.stamp`);
  const fingerprint = fingerprintOf(inputs);
  const done = existsSync(path.join(root, result)) && existsSync(stamp);
  if (done && readFileSync(stamp, 'utf8') === fingerprint) return;
  await work();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, fingerprint);
}

/**
 * A hash over the names and contents of files and folders; generated sources do not count.
 * @param {readonly string[]} inputs
 */
function fingerprintOf(inputs) {
  const hash = createHash('sha256').update(process.version);
  /** @param {string} file */
  const visit = (file) => {
    const full = path.join(root, file);
    if (!existsSync(full) || file === path.join('src', 'generated')) return;
    if (!statSync(full).isDirectory()) hash.update(`${file}\0`).update(readFileSync(full));
    else for (const entry of readdirSync(full).sort()) visit(path.join(file, entry));
  };
  for (const input of inputs) visit(input);
  return hash.digest('hex');
}

/** Installs the locked packages when they are missing or the lock changed. */
async function ensureInstalled() {
  // Packages that another checkout lends by a link are its own: `npm ci` would empty them there.
  if (lstatSync(path.join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink() === true)
    return;
  const npm = process.env['npm_execpath'];
  const [command, args] = npm?.endsWith('.js') === true ? [process.execPath, [npm]] : ['npm', []];
  await once('install', ['package-lock.json'], 'node_modules/typescript/package.json', () =>
    run('Installing packages', command, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error']),
  );
}

/** Generates the database client when the schema changed. */
async function ensureGenerated() {
  const inputs = ['prisma', 'prisma.config.ts', 'package-lock.json'];
  await once('prisma', inputs, 'src/generated/prisma', () =>
    run('Preparing the database client', process.execPath, ['scripts/prisma.mjs', 'generate']),
  );
}

/** Generates the types of the service's interface for the screens when its description changed. */
export async function ensureApiTypes() {
  const inputs = ['docs/openapi.json', 'scripts/apiTypes.mjs', 'package-lock.json'];
  await once('api-types', inputs, 'src/generated/api.ts', () =>
    run('Preparing the interface’s types', process.execPath, ['scripts/apiTypes.mjs']),
  );
}

/** Builds the screens to `dist/web` when their sources changed. */
export async function ensureWeb() {
  await ensureApiTypes();
  const code = ['src/web', 'src/core', 'src/messages', 'src/crypto', 'src/documents/zip'];
  const inputs = [...code, 'vite.config.ts', 'scripts/web.mjs', 'docs/openapi.json', 'package-lock.json'];
  await once('web', inputs, 'dist/web/.vite/manifest.json', () =>
    run('Building the screens', process.execPath, ['scripts/web.mjs']),
  );
}

/** Installs, generates, compiles and builds what is missing or out of date. */
export async function ensureBuilt() {
  await ensureInstalled();
  await ensureCompiled();
  await ensureWeb();
}

/** Compiles `src` to `dist` when the sources changed. */
export async function ensureCompiled() {
  await ensureGenerated();
  const inputs = [
    'src',
    'tsconfig.base.json',
    'tsconfig.core.json',
    'tsconfig.build.json',
    'package-lock.json',
  ];
  await once('build', inputs, 'dist/main.js', () =>
    run('Compiling', process.execPath, [tool('typescript/bin/tsc'), '-b', 'tsconfig.build.json']),
  );
}

/**
 * Runs a script's main function; a failure ends the process with code 1 and its message.
 * @param {() => Promise<void>} main
 */
export function start(main) {
  main().catch((/** @type {unknown} */ error) => {
    process.stderr.write(`\n✗ ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
