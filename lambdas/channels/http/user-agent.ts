/** How we name ourselves to partners. */
export const userAgent = 'Wirecopy/0.1';
