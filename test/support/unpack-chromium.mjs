import chromium from '@sparticuz/chromium';

// Run in a process of its own: where it unpacks to (TMPDIR) and whether the shared libraries come along
// (AWS_EXECUTION_ENV) is read from the environment, once, when the package is loaded.
await chromium.executablePath();
