export default function tearDown() {
  globalThis.clearAway?.();
}
