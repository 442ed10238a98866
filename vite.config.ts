import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const web = path.resolve(import.meta.dirname, 'src/web');

/** The screens: one build, an entry for each kind of reader. */
export default defineConfig({
  root: web,
  publicDir: path.join(web, 'public'),
  plugins: [react()],
  build: {
    outDir: path.resolve(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    // Browsers of the last two to four years.
    target: ['chrome108', 'edge108', 'firefox108', 'safari16'],
    manifest: true,
    sourcemap: false,
    // Small files stay files: inlined ones would be of another origin to the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: {
        home: path.join(web, 'home/index.html'),
        planner: path.join(web, 'planner/index.html'),
        verify: path.join(web, 'verify/index.html'),
      },
    },
  },
  worker: { format: 'es' },
});
