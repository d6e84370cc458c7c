declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** `createTableMs`: milliseconds for which a new table is in the state CREATING. */
  function dynalite(options?: { createTableMs?: number }): Server;
  export = dynalite;
}
