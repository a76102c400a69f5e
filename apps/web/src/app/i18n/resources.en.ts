import type { ResourceMessages } from './resources.vi.js';

export const resourcesEn: ResourceMessages = {
  resources: {
    wards: {
      name: 'Wards',
      fields: {
        q: 'Find by name',
        code: 'Code',
        name: 'Name',
        districtCode: 'District',
        districtName: 'District',
        population: 'Population 2019',
        required: 'Required',
        isMember: 'In the campaign',
      },
    },
  },
};
