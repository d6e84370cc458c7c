// `npm run test:door`: the rules of HTTP at the door of a stack that runs already, above all at
// CloudFront's. The stack is found as `wirecopy` finds it; its own publishers and partners are left
// alone. tests/e2e/feed-door.test.ts holds the embedded stack to the same.
import { afterAll, beforeAll, describe } from 'vitest';
import { connect } from '../../cli/connection.ts';
import { keepsTheRulesOfHttp } from '../support/feed-door.ts';
import { openDoor } from '../support/open-door.ts';

let door: Awaited<ReturnType<typeof openDoor>>;
beforeAll(async () => {
  door = await openDoor(connect());
});
afterAll(() => door.close());

describe('a feed', () => {
  keepsTheRulesOfHttp(() => door);
});
