import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const OUT = fileURLToPath(new URL('../../dist/web', import.meta.url));

/** The console, for the oldest browser a district has: Chrome 109, the last one on Windows 7. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), compressed()],
  resolve: { alias: { '@api': fileURLToPath(new URL('../api/src', import.meta.url)) } },
  build: {
    target: 'chrome109',
    cssTarget: 'chrome109',
    outDir: OUT,
    emptyOutDir: true,
    // Chrome 66 and later preload modules themselves.
    modulePreload: { polyfill: false },
    // A file inlined as data: would need a hole in the Content-Security-Policy.
    assetsInlineLimit: 0,
    // In kB before compression. What a first screen loads is measured by bench/first-screen.mjs.
    chunkSizeWarningLimit: 1500,
  },
  server: { proxy: { '/api': 'http://localhost:3000' } },
});

/** Writes `.br` and `.gz` beside each text file, so that the server compresses nothing while it serves. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle({ dir = OUT }, bundle) {
      for (const name of Object.keys(bundle).filter((file) => /\.(js|css|svg)$/.test(file))) {
        const path = join(dir, name);
        const bytes = readFileSync(path);
        writeFileSync(
          `${path}.br`,
          brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
        );
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}
