import { createRequire, registerHooks } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const API = new URL('../../apps/api/src/', import.meta.url);
let isLoading = false;

/**
 * Lets Node itself load our TypeScript, decorators and all, compiled as `transform` in jest.config.js says: an
 * import of `./x.js` finds `./x.ts`, and `@api/` the API's sources, as in the console's build.
 */
export function loadTypeScript([, transformer, options]) {
  if (isLoading) return;
  isLoading = true;
  const compiler = require(transformer).createTransformer(options);
  registerHooks({
    resolve(specifier, context, next) {
      const source = sourceOf(specifier, context.parentURL);
      return source === null
        ? next(specifier, context)
        : { url: source, format: 'module', shortCircuit: true };
    },
    load(url, context, next) {
      if (!isOurs(url) || !url.endsWith('.ts')) return next(url, context);
      const file = fileURLToPath(url);
      const { code } = compiler.process(readFileSync(file, 'utf8'), file, { supportsStaticESM: true });
      return { format: 'module', source: code, shortCircuit: true };
    },
  });
  // What fails is told by the lines of the sources.
  process.setSourceMapsEnabled(true);
}

/** The address of the TypeScript file that an import means; null where it means something else. */
function sourceOf(specifier, parent) {
  if (!specifier.endsWith('.js') || parent === undefined || !isOurs(parent)) return null;
  const typescript = specifier.replace(/\.js$/, '.ts');
  const url = typescript.startsWith('@api/')
    ? new URL(typescript.slice('@api/'.length), API)
    : typescript.startsWith('.')
      ? new URL(typescript, parent)
      : null;
  return url !== null && existsSync(url) ? url.href : null;
}

function isOurs(url) {
  return url.startsWith('file:') && !url.includes('/node_modules/');
}
