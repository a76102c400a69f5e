export default function tearDown() {
  globalThis.embeddedPostgres?.stop();
}
