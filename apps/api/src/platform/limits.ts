/**
 * What one caller may take of us. A body is a form or a page of JSON; an upload has its own, higher limit.
 * A whole request must have arrived in two minutes: time enough for a workbook over 1 Mbit/s, and too
 * little to hold a connection open by sending a byte now and then.
 */
export const LIMITS = {
  bodyLimit: 1_048_576,
  requestTimeout: 120_000,
  keepAliveTimeout: 72_000,
  routerOptions: { maxParamLength: 100 },
  // A call without a host is refused by ourselves, in our own words.
  http: {
    maxHeaderSize: 16_384,
    headersTimeout: 10_000,
    connectionsCheckingInterval: 1_000,
    requireHostHeader: false,
  },
};
