/** What is told of many measurements of one thing. */
export interface Summary {
  median: number;
  /** The middle half lies between these two. */
  from: number;
  to: number;
  /** How many were taken. */
  samples: number;
}

export function summarise(values: readonly number[]): Summary {
  return {
    median: quantile(values, 0.5),
    from: quantile(values, 0.25),
    to: quantile(values, 0.75),
    samples: values.length,
  };
}

/**
 * The value below which `share` (0 to 1) of the values lie, interpolated between the two nearest.
 *
 * @throws RangeError when there are no values.
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (below === undefined || above === undefined) throw new RangeError('There are no values.');
  return below + (above - below) * (place - Math.floor(place));
}
