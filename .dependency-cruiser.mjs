/** The rules of docs/ARCHITECTURE.md, "Who may import whom". */
const stages = 'normalise|tag|route|deliver|feed|access|sweep';
const domain = `^lambdas/(article|partner|formats|rights|shape|similarity|${stages})/`;

export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-knows-no-aws',
      comment: 'Editorial rules know nothing of AWS, of the environment or of the clock.',
      severity: 'error',
      from: { path: domain, pathNot: '/handler\\.ts$' },
      to: { path: '^lambdas/(aws|channels|runtime)/|@aws-sdk|@aws-lambda-powertools|aws-cdk-lib' },
    },
    {
      name: 'sdk-only-in-aws',
      comment:
        'Inside lambdas/, only lambdas/aws/ speaks to AWS, and channels to that of partners.',
      severity: 'error',
      from: { path: '^lambdas/', pathNot: '^lambdas/(aws|channels/(s3|eventbridge))/' },
      to: { path: 'node_modules/@aws-sdk' },
    },
    {
      name: 'stages-are-strangers',
      comment: 'A stage reaches another by a queue, never by an import.',
      severity: 'error',
      from: { path: `^lambdas/(${stages})/` },
      to: { path: `^lambdas/(${stages})/`, pathNot: '^lambdas/$1/' },
    },
    {
      name: 'lambdas-stand-alone',
      severity: 'error',
      from: { path: '^lambdas/' },
      to: { path: '^(bin|lib|local|cli|bench|tests)/|node_modules/aws-cdk-lib' },
    },
    {
      name: 'lib-names-only-shared-constants',
      severity: 'error',
      from: { path: '^lib/' },
      to: {
        path: '^(lambdas|local|cli|bench|tests)/',
        pathNot: '^lambdas/runtime/(environment|limits|metric-names)\\.ts$',
      },
    },
    {
      name: 'local-and-cli-are-used-by-nobody',
      severity: 'error',
      from: { path: '^(bin|lib)/' },
      to: { path: '^(local|cli|bench|tests)/' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
