/** The account and region that the embedded stack lives in; fauxqs fixes the account. */
export const account = '000000000000';
export const region = 'us-east-1';

export function arn(service: string, resource: string): string {
  return `arn:aws:${service}:${region}:${account}:${resource}`;
}

/**
 * The name of a resource that the template does not name: as CloudFormation makes it, but the same
 * each time. `longest` is how many characters the service allows; what is too long keeps its head
 * and the hash at the end of the logical id.
 */
export function physicalName(stackName: string, logicalId: string, longest: number): string {
  const name = `${stackName}-${logicalId}`;
  return name.length <= longest ? name : `${name.slice(0, longest - 9)}-${name.slice(-8)}`;
}

/** What an AWS client needs in its environment to speak to `endpoint`. */
export function clientEnvironment(endpoint: string) {
  return {
    AWS_ENDPOINT_URL: endpoint,
    // Its client puts the account before the host, which an IP address cannot have.
    AWS_ENDPOINT_URL_CLOUDFRONT_KEYVALUESTORE: endpoint.replace('127.0.0.1', 'localhost'),
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region, // The AWS CLI knows only this one.
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  };
}
