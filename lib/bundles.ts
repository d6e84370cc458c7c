import { join } from 'node:path';
import { buildSync } from 'esbuild';

export const stages = ['normalise', 'tag', 'route', 'deliver', 'feed', 'access', 'sweep'] as const;
export type Stage = (typeof stages)[number];

/** The file of each bundle and the function in it, as Lambda wants them named. */
export const bundleFile = 'index.mjs';
export const bundleHandler = 'index.handler';

const root = join(import.meta.dirname, '..');

/** Bundles the handler of every stage into `<folder>/<stage>/index.mjs`. */
export function bundleStages(folder: string): void {
  for (const stage of stages) bundle(stage, `lambdas/${stage}/handler.ts`, folder);
}

/**
 * Bundles a file of this project into `<folder>/<name>/index.mjs`, with chunks beside it for what is
 * imported only when it is needed: the tables by which languages are told, and the many ways in
 * which the AWS SDK can come by credentials. That takes a tenth to a third off the start.
 *
 * The AWS SDK goes into the bundle, so that what was tested is what runs. Its `module` builds are
 * taken, since esbuild drops what is unused only from those. Names are not shortened: that costs
 * nothing measurable at start, a fifth of the zipped size, and keeps stack traces readable without
 * source maps, which do slow the start (by a tenth). Of yaml the build of ES modules is taken: the
 * one that it has for Node calls `require`. The SSH client has no other build, so a bundle has what
 * such a module expects; the native code that npm may have built for it on this machine is left out.
 */
export function bundle(name: string, file: string, folder: string): void {
  buildSync({
    absWorkingDir: root,
    entryPoints: [{ in: file, out: 'index' }],
    outdir: join(folder, name),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: {
      js: [
        "import{createRequire}from'node:module';",
        'const require=createRequire(import.meta.url),__dirname=import.meta.dirname;',
      ].join(''),
    },
    external: ['cpu-features', '*.node'],
    alias: { yaml: join(root, 'node_modules/yaml/browser/dist/index.js') },
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
}
