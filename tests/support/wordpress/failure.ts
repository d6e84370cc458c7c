/** A `WP_Error`, as the REST API answers with it. */
export class Failure extends Error {
  readonly code: string;
  readonly status: number;
  readonly data: Record<string, unknown>;

  constructor(code: string, message: string, status: number, data: Record<string, unknown> = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.data = data;
  }
}

export function invalidParameter(name: string, why: string): Failure {
  const params = { [name]: `${name} ${why}` };
  return new Failure('rest_invalid_param', `Invalid parameter(s): ${name}`, 400, { params });
}
