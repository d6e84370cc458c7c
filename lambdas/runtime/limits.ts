/**
 * The times and sizes that stages and stack must agree on.
 *
 * A delivery is safe only while each of these is shorter than the next (tests/infra asserts it):
 * request deadline < function timeout < lease < queue visibility. All in seconds.
 */
export const requestDeadline = 20;
export const deliverTimeout = 60;
export const lease = 90;
export const deliverVisibility = 360;

/** The other functions' timeout: what any of them has read of the directory is no older. */
export const stageTimeout = 60;

/** Seconds during which nothing newer is sent after an attempt whose outcome is unknown. */
export const settle = 60;

/** Seconds after which the sweep rings again for work that nobody finished. */
export const grace = 120;

/** The largest upload that is read, in bytes. */
export const largestUpload = 50 * 1024 * 1024;

/** How often a message is tried before it is a dead letter. */
export const maxReceives = 5;
