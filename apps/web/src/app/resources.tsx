import { Resource } from 'ra-core';
import { wards } from '../wards/index.js';

/** React-Admin's screens, one `<Resource>` each; their script is fetched when one is opened. */
export const resources = [wards].map((resource) => <Resource key={resource.name} {...resource} />);
