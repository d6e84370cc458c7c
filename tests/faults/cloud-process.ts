// DynamoDB and S3 in a process of their own: tells its parent over their channel where they are, and
// goes when the parent does.

import { openEmulators } from './emulators.ts';

const { dynamodb, s3 } = await openEmulators();
process.on('disconnect', () => process.exit());
process.send?.({ dynamodb, s3 });
