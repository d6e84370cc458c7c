import * as z from 'zod';
import { resourceType } from './resource-type.ts';
import { edge, labels } from './sentences.ts';

const list = z.strictObject({ Items: z.array(z.string()) });
const override = z.boolean();

/** The headers that a distribution adds to what it answers, over those of the object. */
export const responseHeadersPolicy = resourceType({
  properties: z.strictObject({
    ResponseHeadersPolicyConfig: z.strictObject({
      CorsConfig: z.optional(
        z.strictObject({
          AccessControlAllowOrigins: list,
          AccessControlExposeHeaders: z.optional(list),
          OriginOverride: override,
        }),
      ),
      CustomHeadersConfig: z.optional(
        z.strictObject({
          Items: z.array(
            z.strictObject({ Header: z.string(), Value: z.string(), Override: override }),
          ),
        }),
      ),
      SecurityHeadersConfig: z.optional(
        z.strictObject({
          ContentTypeOptions: z.optional(z.strictObject({ Override: override })),
          FrameOptions: z.optional(z.strictObject({ FrameOption: z.string(), Override: override })),
          ReferrerPolicy: z.optional(
            z.strictObject({ ReferrerPolicy: z.string(), Override: override }),
          ),
        }),
      ),
    }),
  }),
  withoutEffect: {
    'ResponseHeadersPolicyConfig.Comment': labels,
    'ResponseHeadersPolicyConfig.Name': labels,
    // For requests that are asked about beforehand, which lib/edge/viewer-request.js answers.
    'ResponseHeadersPolicyConfig.CorsConfig.AccessControlAllowCredentials': edge,
    'ResponseHeadersPolicyConfig.CorsConfig.AccessControlAllowHeaders': edge,
    'ResponseHeadersPolicyConfig.CorsConfig.AccessControlAllowMethods': edge,
    'ResponseHeadersPolicyConfig.CorsConfig.AccessControlMaxAgeSec': edge,
    'ResponseHeadersPolicyConfig.SecurityHeadersConfig.StrictTransportSecurity': edge,
  },
  async create(logicalId, { ResponseHeadersPolicyConfig }, cloud) {
    const { CorsConfig, CustomHeadersConfig, SecurityHeadersConfig } = ResponseHeadersPolicyConfig;
    const { ContentTypeOptions, FrameOptions, ReferrerPolicy } = SecurityHeadersConfig ?? {};
    const custom = CustomHeadersConfig?.Items ?? [];
    const exposed = CorsConfig?.AccessControlExposeHeaders?.Items;
    cloud.addedHeaders.set(logicalId, {
      always: {
        ...(ContentTypeOptions && { 'x-content-type-options': 'nosniff' }),
        ...(FrameOptions && { 'x-frame-options': FrameOptions.FrameOption }),
        ...(ReferrerPolicy && { 'referrer-policy': ReferrerPolicy.ReferrerPolicy }),
        ...Object.fromEntries(custom.map(({ Header, Value }) => [Header.toLowerCase(), Value])),
      },
      crossOrigin: {
        ...(CorsConfig && {
          'access-control-allow-origin': CorsConfig.AccessControlAllowOrigins.Items.join(),
        }),
        ...(exposed && { 'access-control-expose-headers': exposed.join() }),
      },
    });
    return { ref: logicalId, attributes: { Id: logicalId } };
  },
});
