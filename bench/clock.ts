/** Milliseconds since 1970, in fractions: comparable with the times that the stages write down. */
export function clock(): number {
  return performance.timeOrigin + performance.now();
}
