import { createContext } from 'node:vm';

/** What Jest asks of a place to run specs in. It stays empty: `spec-runner.mjs` runs them in the process's own realm. */
export default class SpecEnvironment {
  global = {};
  moduleMocker = { restoreAllMocks() {} };
  #context = createContext();

  getVmContext() {
    return this.#context;
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  async setup() {}

  async teardown() {}
}
