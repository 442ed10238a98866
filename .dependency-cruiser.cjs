/** The layer rule: data flows one way, and the core stays pure. */
const coreFolders = [
  'scoring',
  'sampling',
  'pairing',
  'scheduling',
  'campaign',
  'audit',
  'access',
  'figures',
  'duties',
  'disclosure',
  'visits',
  'followUps',
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'core-is-closed',
      comment: 'core imports core and its few pure packages, never node: or another layer',
      severity: 'error',
      from: { path: '^src/core/' },
      to: {
        pathNot: [
          '^src/core/',
          '^node_modules/(seedrandom|@types/seedrandom|luxon|@types/luxon|typebox|@noble/(hashes|curves|ed25519))/',
        ],
      },
    },
    {
      name: 'kernel-knows-nobody',
      severity: 'error',
      from: { path: '^src/core/kernel/' },
      to: { path: '^src/core/(?!kernel/)' },
    },
    ...coreFolders.map((folder) => ({
      name: `core-${folder}-only-kernel`,
      comment: 'core folders share the kernel only; replay is the one that may call the others',
      severity: 'error',
      from: { path: `^src/core/${folder}/` },
      to: { path: `^src/core/(?!kernel/|${folder}/)` },
    })),
    {
      name: 'app-knows-core-and-messages',
      severity: 'error',
      from: { path: '^src/app/' },
      to: { path: '^src/(?!app/|core/|messages/)' },
    },
    {
      name: 'app-without-framework',
      severity: 'error',
      from: { path: '^src/app/' },
      to: { path: ['^node_modules/(fastify|@fastify|@prisma|prisma|pg)/', '^src/generated/'] },
    },
    {
      name: 'messages-know-core',
      severity: 'error',
      from: { path: '^src/messages/' },
      to: { path: '^src/(?!messages/|core/|app/)' },
    },
    {
      name: 'outer-layers-do-not-see-each-other',
      severity: 'error',
      from: { path: '^src/(store|documents|api|web|cli|operations|compute)/' },
      to: {
        path: '^src/(store|documents|api|web|cli|operations|compute)/',
        pathNot: ['^src/$1/', '^src/documents/zip/'],
      },
    },
    {
      name: 'crypto-implements-ports',
      comment: 'hashes and signatures behind the ports of core; a server and a browser have one each',
      severity: 'error',
      from: { path: '^src/crypto/' },
      to: { path: '^src/(?!crypto/|core/)' },
    },
    {
      name: 'crypto-is-handed-in',
      comment: 'only main and the programs that run without it choose an implementation',
      severity: 'error',
      from: { path: '^src/(app|messages|store|documents|api|operations|compute)/' },
      to: { path: '^src/crypto/' },
    },
    {
      name: 'zip-runs-in-a-browser',
      comment: 'bundles are also read in a reader’s own browser: no node: modules, nothing else of the layer',
      severity: 'error',
      from: { path: '^src/documents/zip/' },
      to: { pathNot: ['^src/(documents/zip|app|core)/', '^node_modules/fflate/'] },
    },
    {
      name: 'zip-code-is-lent-to-the-screens-only',
      severity: 'error',
      from: { path: '^src/(store|api|cli|operations|compute)/' },
      to: { path: '^src/documents/zip/' },
    },
    {
      name: 'screens-run-in-a-browser',
      comment: 'core, messages, what a browser can compute with, and the types of the service’s interface',
      severity: 'error',
      from: { path: '^src/web/' },
      to: {
        path: ['^src/', '^node:'],
        pathNot: [
          '^src/(web|core|messages)/',
          '^src/crypto/noble',
          '^src/documents/zip/',
          '^src/generated/api\\.ts$',
        ],
      },
    },
    {
      name: 'nobody-imports-main',
      severity: 'error',
      from: {},
      to: { path: '^src/main\\.ts$' },
    },
    {
      name: 'generated-client-only-in-store',
      severity: 'error',
      from: { pathNot: '^src/(store|generated)/' },
      to: { path: '^src/generated/', pathNot: '^src/generated/api\\.ts$' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: ['node_modules', 'src/generated'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
