import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { loadTypeScript } from './load-typescript.mjs';

const require = createRequire(import.meta.url);
/** The runner that Jest brings along, and the part of it that Jest would load into each file's realm. */
const CIRCUS = createRequire(require.resolve('jest')).resolve('jest-circus/runner');
const CIRCUS_IN_SPEC = createRequire(CIRCUS).resolve('./jestAdapterInit.js');

/**
 * Runs a spec file with Jest's own runner, but in the process's own realm and loaded by Node itself, as the program
 * is. Jest would give each file a realm of its own and load every package and source anew into it, which takes longer
 * than most specs do. What a module keeps for itself it therefore keeps for the worker's next spec file, too.
 */
export default async function run(globalConfig, config, environment, runtime, path, send) {
  loadTypeScript(config.transform[0]);
  // Jest looks for source maps of its own making; Node knows those of what it has loaded.
  Error.prepareStackTrace = undefined;
  // What Jest keeps of a spec file.
  Reflect.deleteProperty(require.cache, CIRCUS_IN_SPEC);
  Reflect.deleteProperty(globalThis, Symbol.for('EVENT_HANDLERS'));
  const native = {
    requireInternalModule: require,
    requireModule: require,
    setGlobalsForRuntime: (globals) => Object.assign(globalThis, globals),
    enterTestCode() {},
    leaveTestCode() {},
    unstable_shouldLoadAsEsm: () => true,
    unstable_importModule: (file) => import(pathToFileURL(file).href),
  };
  const variables = { ...process.env };
  try {
    const own = { ...config, injectGlobals: false };
    return await require(CIRCUS).default(globalConfig, own, environment, native, path, send);
  } finally {
    for (const name of Object.keys(process.env)) {
      if (!(name in variables)) Reflect.deleteProperty(process.env, name);
    }
    Object.assign(process.env, variables);
  }
}
