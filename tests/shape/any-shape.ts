import fc from 'fast-check';
import { Shape, shapedFields } from '../../lambdas/partner/shape.ts';

const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });

const fields = fc
  .tuple(fc.constantFrom('omit', 'keep'), fc.subarray([...shapedFields]))
  .map(([rule, names]) => ({ [rule]: names }));

/** Shapes of every kind, tight enough to change most articles. */
export const anyShape: fc.Arbitrary<Shape> = fc
  .record({
    fields: maybe(fields),
    headline: maybe(fc.record({ most: fc.integer({ min: 10, max: 40 }) })),
    body: maybe(
      fc.record({
        most: fc.integer({ min: 1, max: 25 }),
        more: maybe(fc.constantFrom('Read more', 'Weiterlesen …')),
      }),
    ),
    attribution: maybe(
      fc.constantFrom(
        'First published by {publisher}.',
        '{publisher}: {headline}',
        'From the wires',
      ),
    ),
    canonical: maybe(fc.constant('https://read.example/?id={uri}')),
    images: maybe(
      fc.record({
        least: maybe(
          fc.record({ width: maybe(fc.constant(400)), height: maybe(fc.constant(300)) }),
        ),
        most: maybe(fc.integer({ min: 0, max: 2 })),
        credited: maybe(fc.constant(true)),
      }),
    ),
    embeds: maybe(fc.constantFrom('link', 'drop')),
    links: maybe(fc.constantFrom('keep', 'nofollow', 'sponsored', 'drop')),
    categories: maybe(
      fc.constantFrom(
        { 'medtop:20000000': 'Arts', 'desk:labour': 'Work' },
        { 'medtop:09000000': 'Work', 'medtop:20000533': 'Work' },
      ),
    ),
  })
  .map((shape) => Shape.parse(JSON.parse(JSON.stringify(shape))));
