import { Logger } from '@aws-lambda-powertools/logger';

/** Structured JSON lines, each with the function's name and the request's id. */
export const logger = new Logger({ serviceName: process.env.AWS_LAMBDA_FUNCTION_NAME ?? 'cli' });
