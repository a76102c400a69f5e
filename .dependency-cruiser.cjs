/** The doors between the rooms; README's map says them in words. */
const FEATURES =
  '^apps/api/src/(areas|daily-reports|progress|daily-workbooks|weekly-briefings|documents|delivery|users|demonstration)/';
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: '\\.spec\\.ts$' },
  to: { pathNot: allowed },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    only('domain-imports-only-domain', '^apps/api/src/domain/', '^apps/api/src/domain/'),
    only(
      'contract-imports-domain-and-zod',
      '^apps/api/src/contract/',
      '^apps/api/src/(contract|domain)/|node_modules/zod/',
    ),
    only(
      'charts-import-domain-and-d3',
      '^apps/api/src/charts/',
      '^apps/api/src/(charts|domain)/|node_modules/(@types/)?d3-',
    ),
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^apps/api/src/platform/' },
      to: { path: FEATURES },
    },
    {
      name: 'a-feature-never-imports-another-features-controller',
      severity: 'error',
      from: { path: '^apps/api/src/([^/]+)/' },
      to: { path: '\\.controller\\.ts$', pathNot: '^apps/api/src/$1/' },
    },
    {
      name: 'web-imports-only-contract-domain-charts',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^apps/api/', pathNot: '^apps/api/src/(contract|domain|charts)/' },
    },
    {
      name: 'api-does-not-import-web',
      severity: 'error',
      from: { path: '^apps/api/' },
      to: { path: '^apps/web/' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|var)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
