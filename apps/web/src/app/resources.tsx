import type { ReactElement } from 'react';

/** React-Admin's screens, one `<Resource>` each; their script is fetched when one is opened. */
export const resources: ReactElement[] = [];
