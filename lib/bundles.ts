import { join } from 'node:path';
import { buildSync } from 'esbuild';

export const stages = ['normalise', 'tag', 'route', 'deliver', 'feed', 'sweep'] as const;
export type Stage = (typeof stages)[number];

/** The file of each bundle and the function in it, as Lambda wants them named. */
export const bundleFile = 'index.mjs';
export const bundleHandler = 'index.handler';

/** Bundles the handler of every stage into `<folder>/<stage>/index.mjs`. */
export function bundleStages(folder: string): void {
  const handlers = stages.map((stage) => [stage, `lambdas/${stage}/handler.ts`]);
  bundle(Object.fromEntries(handlers), folder);
}

/**
 * Bundles files of this project into `<folder>/<name>/index.mjs`, in one go: six builds of the same
 * dependencies would take six times as long.
 *
 * The AWS SDK goes into the bundle, so that what was tested is what runs. Its `module` builds are
 * taken, since esbuild drops what is unused only from those. Names are not shortened: that costs
 * nothing measurable at start, a fifth of the zipped size, and keeps stack traces readable without
 * source maps, which do slow the start (by a tenth).
 *
 * @param entries the files by the name of their bundle
 */
export function bundle(entries: Record<string, string>, folder: string): void {
  buildSync({
    absWorkingDir: join(import.meta.dirname, '..'),
    entryPoints: Object.entries(entries).map(([name, file]) => ({
      in: file,
      out: join(name, 'index'),
    })),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
}
