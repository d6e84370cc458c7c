/** The parts of a CloudFormation template that the embedded stack reads. */
export interface Template {
  Parameters?: Record<string, { Default?: unknown }>;
  Resources: Record<string, TemplateResource>;
  Outputs?: Record<string, { Value: unknown }>;
}

interface TemplateResource {
  Type: string;
  Properties?: Record<string, unknown>;
  DependsOn?: string | string[];
}

/** The template says something that the embedded stack cannot do, or that AWS would refuse. */
export class TemplateError extends Error {
  override name = 'TemplateError';
}
