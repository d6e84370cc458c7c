import { environmentOf } from '../../lambdas/runtime/environment.ts';
import { startStack } from '../../local/stack.ts';

/**
 * The embedded stack in a process of its own: `node stack-process.ts <assembly>`. It sends the
 * environment by which functions reach it.
 */
const [assembly = ''] = process.argv.slice(2);
const stack = await startStack({ assembly });
process.send?.({ ...stack.environment, ...environmentOf(stack.outputs) });
